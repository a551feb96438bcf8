using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Shared;

/// <summary>A claim and a stored chunk in its way.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="BlockerId">Id of the stored chunk.</param>
/// <param name="BlockerBlocks">Its blocks.</param>
internal sealed record OverlapHit(RangeClaim Claim, string BlockerId, BlockRange BlockerBlocks);
