namespace Scheduler.Core.Tests.Placement;

/// <summary>What the judge decides: workers of each chunk in order of placement, evicted pairs in order, excluded chunks.</summary>
internal sealed record JudgeResult(
    IReadOnlyList<List<int>> Copies, IReadOnlyList<(int Chunk, int Worker)> Evicted, IReadOnlyList<int> Excluded, IReadOnlyDictionary<ushort, int> Targets);
