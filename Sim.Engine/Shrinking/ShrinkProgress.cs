namespace Sim.Engine.Shrinking;

/// <summary>How far a shrinking has come.</summary>
/// <param name="Phase">What the last replay was for.</param>
/// <param name="Replays">Replays so far.</param>
/// <param name="Steps">Steps of the shortest failing walk so far.</param>
public sealed record ShrinkProgress(ShrinkPhase Phase, int Replays, int Steps);
