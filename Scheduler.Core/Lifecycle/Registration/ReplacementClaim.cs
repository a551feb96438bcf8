namespace Scheduler.Core.Lifecycle;

/// <summary>The claim of an unregistered chunk that is the new side of a pending correction.</summary>
/// <param name="Claim">What the replacement claims.</param>
/// <param name="OldBlocks">The blocks of the chunk that it replaces.</param>
public readonly record struct ReplacementClaim(RangeClaim Claim, BlockRange OldBlocks);
