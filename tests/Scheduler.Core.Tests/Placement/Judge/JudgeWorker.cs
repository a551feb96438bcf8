using Semver;

namespace Scheduler.Core.Tests.Placement;

/// <summary>A worker as the judge sees it.</summary>
internal sealed record JudgeWorker(byte[] Identity, bool Reliable, SemVersion? Version, long Used, long Unplanned);
