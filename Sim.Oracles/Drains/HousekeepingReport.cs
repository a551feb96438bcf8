using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>The housekeeping that a cycle reports against the one that was due.</summary>
internal static class HousekeepingReport
{
    public static Verdict Judge(CycleClock clock)
    {
        var reported = clock.Result.Housekeeping;
        if (FirstDifference(reported.Tombstoned, clock.Expected.Tombstoned) is { } chunk)
        {
            var name = Wording.Name(chunk, clock.Before);
            return Wording.OfChunk(
                OracleCatalog.ExactClocks,
                name,
                $"the cycle at tick {clock.Now} (M {clock.MTicks}) {Did(Contains(reported.Tombstoned, chunk))} tombstoning {name}, which {Was(Contains(clock.Expected.Tombstoned, chunk))} due{DropOf(clock.Before, chunk)}");
        }

        return JudgeDrains(clock, reported.ExpiredDrains, clock.Expected.ExpiredDrains, "expiring")
            ?? JudgeDrains(clock, reported.PurgedDrains, clock.Expected.PurgedDrains, "purging")
            ?? JudgeDrains(clock, reported.RescuedDrains, clock.Expected.RescuedDrains, "rescuing")
            ?? JudgeDrains(clock, reported.TombstonedDrains, clock.Expected.TombstonedDrains, "tombstoning")
            ?? Verdict.Holds;
    }

    private static Verdict? JudgeDrains(
        CycleClock clock, IReadOnlyList<ChunkWorker> reported, IReadOnlyList<ChunkWorker> expected, string verb)
    {
        if (FirstDifference(reported, expected) is not { } copy)
        {
            return null;
        }

        var name = DrainWording.Name(copy, clock.Before);
        return Wording.Of(
            OracleCatalog.ExactClocks,
            DrainWording.SubjectKind,
            name,
            $"the cycle at tick {clock.Now} (M {clock.MTicks}) {Did(Contains(reported, copy))} {verb} {name}, which {Was(Contains(expected, copy))} due; {DrainWording.Clock(copy, clock.Before)}");
    }

    private static T? FirstDifference<T>(IReadOnlyList<T> reported, IReadOnlyList<T> expected)
        where T : struct, IComparable<T>
    {
        for (var i = 0; i < Math.Max(reported.Count, expected.Count); i++)
        {
            if (i >= reported.Count)
            {
                return expected[i];
            }

            if (i >= expected.Count)
            {
                return reported[i];
            }

            var order = reported[i].CompareTo(expected[i]);
            if (order != 0)
            {
                return order < 0 ? reported[i] : expected[i];
            }
        }

        return null;
    }

    private static bool Contains<T>(IReadOnlyList<T> entries, T entry)
        where T : struct, IComparable<T>
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].CompareTo(entry) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Did(bool isReported) => isReported ? "reports" : "does not report";

    private static string Was(bool isExpected) => isExpected ? "was" : "was not";

    private static string DropOf(PlacementView before, ChunkPk chunk)
    {
        var row = before.RowOf(chunk);
        if (row < 0 || before.LifecycleAt(row)?.DroppedAtPortal is not { } drop)
        {
            return string.Empty;
        }

        var portals = before.State.PortalAssignments;
        for (var i = 0; i < portals.Count; i++)
        {
            if (portals[i].Id == drop)
            {
                return Wording.Text($"; it was dropped by portal assignment {drop} at tick {portals[i].CreatedAt}");
            }
        }

        return string.Empty;
    }
}
