namespace Sim.Engine.Statistics;

/// <summary>A measure, as it goes from one process to another.</summary>
internal sealed record MeasureDocument(IReadOnlyList<double> Sample, long Stride, long Count, double Sum, double Least, double Greatest);
