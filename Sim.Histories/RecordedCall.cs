namespace Sim.Histories;

/// <summary>Names one call of a recorder, to say later how it ended.</summary>
/// <param name="Number">Number of the call in the order of invocations, from 0.</param>
public readonly record struct RecordedCall(int Number);
