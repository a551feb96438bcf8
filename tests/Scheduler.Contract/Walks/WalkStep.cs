namespace Scheduler.Contract.Walks;

/// <summary>One operation of a random walk. What the two numbers pick depends on the operation.</summary>
public readonly record struct WalkStep(WalkOperation Operation, int First, int Second);
