using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Names the chunks whose published row has fewer workers than the floor that may receive them, and says why.</summary>
internal static class WaitingReport
{
    /// <summary>Reads a plan.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="rows">What it publishes.</param>
    public static IReadOnlyList<WaitingRow> Of(StickyState state, HolderLists rows)
    {
        var waiting = new List<WaitingRow>();
        for (var chunk = 0; chunk < rows.Count; chunk++)
        {
            if (EligibleCopies(state, chunk, rows[chunk]) < state.Floor)
            {
                waiting.Add(new WaitingRow(chunk, ReasonOf(state, chunk)));
            }
        }

        return waiting;
    }

    private static int EligibleCopies(StickyState state, int chunk, ReadOnlySpan<ushort> row)
    {
        if (state.Eligibility.WorkersFor(chunk) is not { } eligible)
        {
            return row.Length;
        }

        var copies = 0;
        foreach (var worker in row)
        {
            copies += eligible[worker] ? 1 : 0;
        }

        return copies;
    }

    private static WaitingReason ReasonOf(StickyState state, int chunk) =>
        state.SizesBytes[chunk] > state.CapacityBytes ? WaitingReason.LargerThanAnyDisk
        : state.Eligibility.CountFor(chunk) < state.Floor ? WaitingReason.FewerEligibleWorkersThanFloor
        : WaitingReason.NoRoom;
}
