using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>What a scheduling cycle at a given tick meets on the drain clock. Copies of departed workers and of chunks in removal are left out: other rules end those.</summary>
/// <param name="Due">Copies whose window is over; none may survive the cycle.</param>
/// <param name="MidWindow">Copies whose window runs; none may vanish, unless its worker takes the chunk back or it is evicted.</param>
/// <param name="Pending">Copies whose window has not started; the same.</param>
public readonly record struct DrainOutcomes(int Due, int MidWindow, int Pending)
{
    /// <summary>Sorts the draining copies of a state.</summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="now">Tick of the cycle.</param>
    /// <param name="mTicks">Length of the window.</param>
    public static DrainOutcomes Of(PlacementView before, Tick now, long mTicks)
    {
        var (due, midWindow, pending) = (0, 0, 0);
        var stale = before.State.StaleMappings;
        for (var i = 0; i < stale.Count; i++)
        {
            var row = before.RowOf(stale[i].Chunk);
            if (row < 0 || before.IsInRemoval(row) || !before.IsActive(stale[i].Worker))
            {
                continue;
            }

            var anchor = DrainAnchor.Of(before.State.PortalAssignments, stale[i].SupersededAt);
            due += DrainAnchor.IsOver(anchor, now, mTicks) ? 1 : 0;
            midWindow += anchor is not null && !DrainAnchor.IsOver(anchor, now, mTicks) ? 1 : 0;
            pending += anchor is null ? 1 : 0;
        }

        return new DrainOutcomes(due, midWindow, pending);
    }
}
