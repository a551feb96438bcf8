using Semver;

namespace Scheduler.Core.Tests.Placement;

/// <summary>A chunk as the judge sees it.</summary>
internal sealed record JudgeChunk(
    string Dataset, string Id, long Size, ushort Weight, SemVersion? Minimum, bool Visible, int[] Held, int[] Committed, int[] Routed);
