using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-23. Nothing expires or is tombstoned a tick early or late. What a scheduling cycle did to draining copies and
/// tombstones, by its own report and by the rows that it left, is worked out from the state before it and compared exactly.
/// </summary>
public static class ExactClockOracle
{
    /// <summary>Judges a scheduling cycle, short or not.</summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="after">State after it and before the next one; a visibility cycle in between changes nothing that is looked at.</param>
    /// <param name="result">How the cycle ended.</param>
    /// <param name="now">Tick of the cycle.</param>
    /// <param name="mTicks">Length of the window.</param>
    public static Verdict Judge(PlacementView before, PlacementView after, SchedulingCycleResult result, Tick now, long mTicks)
    {
        var clock = new CycleClock(before, after, HousekeepingModel.Expect(before, now, mTicks), result, now, mTicks);
        var report = HousekeepingReport.Judge(clock);
        if (!report.IsHolding)
        {
            return report;
        }

        var tombstones = JudgeTombstones(clock);
        return tombstones.IsHolding ? DrainRows.Judge(clock) : tombstones;
    }

    private static Verdict JudgeTombstones(CycleClock clock)
    {
        var due = (List<ChunkPk>)[.. clock.Expected.Tombstoned];
        for (var row = 0; row < clock.After.ChunkCount; row++)
        {
            var chunk = clock.After.ChunkAt(row);
            var former = clock.Before.RowOf(chunk.Pk);
            if (due.Count == 0 && former >= 0 && ReferenceEquals(clock.Before.LifecycleAt(former), clock.After.LifecycleAt(row)))
            {
                continue;
            }

            var tombstoneBefore = former < 0 ? null : clock.Before.LifecycleAt(former)?.DroppedAtWorker;
            var expected = due.BinarySearch(chunk.Pk) >= 0 ? clock.Now : tombstoneBefore;
            var actual = clock.After.LifecycleAt(row)?.DroppedAtWorker;
            if (actual != expected)
            {
                var name = Wording.Name(chunk);
                return Wording.OfChunk(
                    OracleCatalog.ExactClocks,
                    name,
                    $"after the cycle at tick {clock.Now} (M {clock.MTicks}) {name}, dropped at portal assignment {Or(clock.After.LifecycleAt(row)?.DroppedAtPortal?.ToString())}, has tombstone tick {Or(actual?.ToString())} instead of {Or(expected?.ToString())}");
            }
        }

        return Verdict.Holds;
    }

    private static string Or(string? text) => text ?? "none";
}
