namespace Sim.Engine.Replay;

/// <summary>Something that a simulation can read from the state after a step.</summary>
/// <param name="Name">Its name in walk files.</param>
/// <param name="IsBoolean">Whether it is true (not 0) or false (0); a witness of it has no bound.</param>
/// <param name="Aggregation">Which value counts over all steps.</param>
public sealed record WitnessFact(string Name, bool IsBoolean = false, WitnessAggregation Aggregation = WitnessAggregation.Some);
