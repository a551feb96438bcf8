using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>Who may claim a block range at registration (storage 9), written a second time so that the storage's own rule is not its own judge.</summary>
internal static class BlockClaims
{
    /// <summary>Whether the left claim comes before the right one: by first block, then by key.</summary>
    public static bool Precedes(ChunkView left, ChunkView right) =>
        left.Blocks.First < right.Blocks.First || (left.Blocks.First == right.Blocks.First && left.Pk < right.Pk);

    /// <summary>Compares what a registration admitted and rejected with the rule.</summary>
    public static Verdict Judge(PlacementView before, PlacementView after)
    {
        for (var row = 0; row < after.ChunkCount; row++)
        {
            if (!IsNew(before, after, row))
            {
                continue;
            }

            var isRejected = after.LifecycleAt(row)!.Rejected;
            if (PendingOriginal(before, after, row) is { } original)
            {
                if (isRejected == (original.Blocks == after.ChunkAt(row).Blocks))
                {
                    var name = Wording.Name(after.ChunkAt(row));
                    return Fault(name, $"{name} with blocks {after.ChunkAt(row).Blocks} replaces {Wording.Name(original)} with blocks {original.Blocks} and was {(isRejected ? "rejected" : "admitted")}");
                }

                continue;
            }

            var winner = WinnerOver(before, after, row);
            if (isRejected != winner is not null)
            {
                var name = Wording.Name(after.ChunkAt(row));
                return winner is null
                    ? Fault(name, $"{name} with blocks {after.ChunkAt(row).Blocks} was rejected although no live or earlier claim overlaps it")
                    : Fault(name, $"{name} with blocks {after.ChunkAt(row).Blocks} was admitted although {Wording.Name(winner)} with blocks {winner.Blocks} claims part of it");
            }
        }

        return Verdict.Holds;
    }

    private static Verdict Fault(string name, FormattableString sentence) => Wording.OfChunk(OracleCatalog.NonOverlap, name, sentence);

    private static bool IsNew(PlacementView before, PlacementView after, int row)
    {
        if (after.LifecycleAt(row) is null)
        {
            return false;
        }

        var former = before.RowOf(after.ChunkAt(row).Pk);
        return former < 0 || before.LifecycleAt(former) is null;
    }

    /// <summary>
    /// The claim that defeats the chunk: a live chunk of before, or a candidate with a lower (first block, key) that was
    /// admitted. Trusting the verdicts on lower candidates is sound: each of them is judged too, and the first wrong one in
    /// that order is a fault in its own right.
    /// </summary>
    private static ChunkView? WinnerOver(PlacementView before, PlacementView after, int row)
    {
        var chunk = after.ChunkAt(row);
        for (var other = 0; other < after.ChunkCount; other++)
        {
            var rival = after.ChunkAt(other);
            if (other == row || rival.Dataset != chunk.Dataset || !rival.Blocks.Overlaps(chunk.Blocks))
            {
                continue;
            }

            var isWinner = IsNew(before, after, other)
                ? !after.LifecycleAt(other)!.Rejected && Precedes(rival, chunk) && PendingOriginal(before, after, other) is null
                : before.RowOf(rival.Pk) is >= 0 and var former && before.LifecycleAt(former) is { Live: true };
            if (isWinner)
            {
                return rival;
            }
        }

        return null;
    }

    /// <summary>The chunk that this one was to replace when it was registered; null if it is no replacement.</summary>
    private static ChunkView? PendingOriginal(PlacementView before, PlacementView after, int row)
    {
        var pk = after.ChunkAt(row).Pk;
        var corrections = after.State.Corrections;
        for (var i = 0; i < corrections.Count; i++)
        {
            if (corrections[i].New == pk && CorrectionLinks.ReplacementOf(before.State.Corrections, corrections[i].Old) is not { IsCompleted: true } && after.RowOf(corrections[i].Old) is >= 0 and var old)
            {
                return after.ChunkAt(old);
            }
        }

        return null;
    }
}
