namespace Scheduler.Core.Lifecycle;

/// <summary>A candidate that lost its range.</summary>
/// <param name="Claim">What it claimed.</param>
/// <param name="Blocker">A chunk that has blocks of the range already.</param>
public readonly record struct OverlapLoser(RangeClaim Claim, ChunkPk Blocker);
