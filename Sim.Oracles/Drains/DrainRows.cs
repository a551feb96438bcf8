using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// The draining copies that a cycle must leave: those of before that housekeeping did not end, the new ideal does not take
/// back and the plan did not evict, each with its old superseding assignment; and, unless the cycle was short, the copies
/// that the new ideal gives up, on active workers, of chunks that were not dropped.
/// </summary>
internal static class DrainRows
{
    public static Verdict Judge(CycleClock clock) =>
        JudgeIdealOfShortage(clock) ?? JudgeSurvivors(clock) ?? JudgeGivenUp(clock) ?? JudgeStrangers(clock) ?? Verdict.Holds;

    /// <summary>SHORT-1: a short cycle places, moves and releases nothing, save for the rescue of 22.3.</summary>
    private static Verdict? JudgeIdealOfShortage(CycleClock clock)
    {
        for (var row = 0; clock.Assignment is null && row < clock.After.ChunkCount; row++)
        {
            var chunk = clock.After.ChunkAt(row);
            var expected = OrphanedDrains.RescuedIdeal(clock.Before, chunk.Pk);
            if (!expected.SequenceEqual(clock.After.IdealAt(row)))
            {
                var name = Wording.Name(chunk);
                return Wording.OfChunk(
                    OracleCatalog.ExactClocks,
                    name,
                    $"the cycle at tick {clock.Now} was short, and yet the ideal of {name} changed from {Wording.List(expected)} to {Wording.List(clock.After.IdealAt(row))}");
            }
        }

        return null;
    }

    private static Verdict? JudgeSurvivors(CycleClock clock)
    {
        var stale = clock.Before.State.StaleMappings;
        for (var i = 0; i < stale.Count; i++)
        {
            var copy = new ChunkWorker(stale[i].Chunk, stale[i].Worker);
            var isExpected = !clock.IsEnded(copy) && !IsInIdeal(clock.After, copy) && !clock.IsEvicted(copy);
            var remaining = FindDrain(clock.After.State, copy);
            var isThere = remaining is not null && remaining.SupersededAt == stale[i].SupersededAt;
            if (isThere != isExpected)
            {
                return Violated(
                    clock,
                    copy,
                    isExpected ? "must still drain and does not" : "must not drain any more and still does",
                    DrainWording.Clock(copy, clock.Before));
            }
        }

        return null;
    }

    private static Verdict? JudgeGivenUp(CycleClock clock)
    {
        for (var row = 0; clock.Assignment is not null && row < clock.Before.ChunkCount; row++)
        {
            var chunk = clock.Before.ChunkAt(row).Pk;
            var former = OrphanedDrains.RescuedIdeal(clock.Before, chunk);
            if (clock.After.RowOf(chunk) is >= 0 and var present && former.SequenceEqual(clock.After.IdealAt(present)))
            {
                continue;
            }

            foreach (var worker in former)
            {
                var copy = new ChunkWorker(chunk, worker);
                if (IsMinted(clock, row, copy) && FindDrain(clock.After.State, copy) is null)
                {
                    return Violated(clock, copy, "was given up by the new ideal and must drain, but was cut off at once", Ideals(clock, chunk));
                }
            }
        }

        return null;
    }

    private static Verdict? JudgeStrangers(CycleClock clock)
    {
        var stale = clock.After.State.StaleMappings;
        for (var i = 0; i < stale.Count; i++)
        {
            var copy = new ChunkWorker(stale[i].Chunk, stale[i].Worker);
            var former = FindDrain(clock.Before.State, copy);
            if (former is not null && former.SupersededAt == stale[i].SupersededAt)
            {
                continue;
            }

            var row = clock.Before.RowOf(copy.Chunk);
            if (row < 0 || clock.Assignment != stale[i].SupersededAt || !IsMinted(clock, row, copy))
            {
                return Violated(
                    clock,
                    copy,
                    Wording.Text($"drains as superseded by worker assignment {stale[i].SupersededAt}, and nothing gave it up then"),
                    Ideals(clock, copy.Chunk));
            }
        }

        return null;
    }

    /// <summary>Whether the cycle must let the copy drain from now on.</summary>
    private static bool IsMinted(CycleClock clock, int row, ChunkWorker copy) =>
        clock.Before.LifecycleAt(row) is { DroppedAtPortal: null }
        && clock.Before.IsActive(copy.Worker)
        && OrphanedDrains.RescuedIdeal(clock.Before, copy.Chunk).BinarySearch(copy.Worker) >= 0
        && !IsInIdeal(clock.After, copy)
        && !clock.IsEvicted(copy);

    private static bool IsInIdeal(PlacementView view, ChunkWorker copy)
    {
        var row = view.RowOf(copy.Chunk);
        return row >= 0 && view.IdealAt(row).BinarySearch(copy.Worker) >= 0;
    }

    private static StaleMappingView? FindDrain(StorageState state, ChunkWorker copy)
    {
        var stale = state.StaleMappings;
        var (low, high) = (0, stale.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = new ChunkWorker(stale[middle].Chunk, stale[middle].Worker).CompareTo(copy);
            if (order == 0)
            {
                return stale[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    private static string Ideals(CycleClock clock, ChunkPk chunk)
    {
        var row = clock.After.RowOf(chunk);
        var after = row < 0 ? [] : clock.After.IdealAt(row);
        return Wording.Text($"the ideal went from {Wording.List(OrphanedDrains.RescuedIdeal(clock.Before, chunk))} to {Wording.List(after)}");
    }

    private static Verdict Violated(CycleClock clock, ChunkWorker copy, string fault, string reason)
    {
        var name = DrainWording.Name(copy, clock.After);
        return Wording.Of(
            OracleCatalog.ExactClocks,
            DrainWording.SubjectKind,
            name,
            $"after the cycle at tick {clock.Now} (M {clock.MTicks}) {name} {fault}; {reason}");
    }
}
