namespace Sim.Engine.Statistics;

/// <summary>What was kept of distinct values, as it goes from one process to another.</summary>
internal sealed record DistinctDocument(IReadOnlyList<ulong> Kept, int SampledBits);
