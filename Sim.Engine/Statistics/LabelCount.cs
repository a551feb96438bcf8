namespace Sim.Engine.Statistics;

/// <summary>How often a label was counted.</summary>
/// <param name="Name">The label.</param>
/// <param name="Count">How often.</param>
public sealed record LabelCount(string Name, long Count);
