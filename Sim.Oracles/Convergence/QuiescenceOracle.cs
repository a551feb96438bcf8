using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-37. A convergence probe comes to rest: the ideal equals the one of the round before, nothing drains, no routing change
/// is queued, and no removal is in flight.
/// </summary>
public static class QuiescenceOracle
{
    /// <summary>Whether the probe has come to rest.</summary>
    /// <param name="previousRound">State after the round before; null in the first round.</param>
    /// <param name="view">State after this round.</param>
    public static bool IsSettled(PlacementView? previousRound, PlacementView view) =>
        view.State.StaleMappings.Count == 0
        && view.State.Diffs.Count == 0
        && RemovalsInFlight(view) == 0
        && previousRound is not null
        && FirstMovedRow(previousRound, view) < 0;

    /// <summary>Whether the last round changed no routing. A planner that weighs where readers are sent decides anew after each change.</summary>
    /// <param name="previousRound">State after the round before.</param>
    /// <param name="view">State after this round.</param>
    public static bool IsRoutingAtRest(PlacementView previousRound, PlacementView view)
    {
        var (before, after) = (previousRound.State.ConfirmedRouting, view.State.ConfirmedRouting);
        if (before.Count != after.Count)
        {
            return false;
        }

        for (var row = 0; row < after.Count; row++)
        {
            if (before[row].Chunk != after[row].Chunk || !before[row].Workers.SequenceEqual(after[row].Workers))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Judges the end of a probe: it has come to rest within the limit, under a shortage too.</summary>
    /// <param name="previousRound">State after the round before; null in the first round.</param>
    /// <param name="view">State after the last round.</param>
    /// <param name="rounds">Rounds taken.</param>
    /// <param name="roundLimit">Rounds allowed.</param>
    /// <param name="isInfeasible">Whether the latest scheduling attempt was refused.</param>
    public static Verdict Judge(PlacementView? previousRound, PlacementView view, int rounds, int roundLimit, bool isInfeasible)
    {
        if (IsSettled(previousRound, view))
        {
            return Verdict.Holds;
        }

        var moved = previousRound is null ? -1 : FirstMovedRow(previousRound, view);
        var movement = moved < 0
            ? "the ideal stands still"
            : Wording.Text($"the ideal of {Wording.Name(view.ChunkAt(moved))} moved to {Wording.List(view.IdealAt(moved))}");
        return Wording.Of(
            OracleCatalog.Quiescence,
            "fleet",
            "the fleet",
            $"the fleet is not at rest after {rounds} of {roundLimit} rounds: {view.ChunkCount} chunks, shortage {(isInfeasible ? "yes" : "no")}, {view.State.StaleMappings.Count} draining copies, {view.State.Diffs.Count} queued routing changes, {RemovalsInFlight(view)} removals in flight, and {movement}");
    }

    private static int RemovalsInFlight(PlacementView view)
    {
        var count = 0;
        for (var row = 0; row < view.ChunkCount; row++)
        {
            count += view.LifecycleAt(row) is { RemovalInFlight: true } ? 1 : 0;
        }

        return count;
    }

    /// <summary>The first row whose ideal differs; negative if none does. A chunk that is new since had no holder.</summary>
    private static int FirstMovedRow(PlacementView previous, PlacementView view)
    {
        for (var row = 0; row < view.ChunkCount; row++)
        {
            var former = previous.RowOf(view.ChunkAt(row).Pk);
            var before = former < 0 ? [] : previous.IdealAt(former);
            if (!before.SequenceEqual(view.IdealAt(row)))
            {
                return row;
            }
        }

        return -1;
    }
}
