using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-25. A worker assignment lists ideal and draining holders of every chunk that is neither rejected nor tombstoned, and nothing else, with the chunks and the registry as they are stored.</summary>
public static class WorkerAssignmentOracle
{
    /// <summary>Judges a publication.</summary>
    /// <param name="published">The worker assignment.</param>
    /// <param name="before">State before the cycle, which has the registry that the cycle saw.</param>
    /// <param name="after">State after the cycle, before the next one.</param>
    public static Verdict Judge(WorkerAssignment published, PlacementView before, PlacementView after)
    {
        var listed = 0;
        var listing = new HolderCursor(published.ChunkWorkers);
        var chunks = new ChunkCursor(published.Chunks);
        for (var row = 0; row < after.ChunkCount; row++)
        {
            var chunk = after.ChunkAt(row);
            var isListed = listing.Seek(chunk.Pk);
            listed += isListed ? 1 : 0;
            var isExpected = after.IsScheduled(row) && after.IsHeld(row);
            if (isExpected != isListed || (isExpected && !IsUnion(listing.HoldersOf(chunk.Pk), after, row)))
            {
                return WrongHolders(published, after, row);
            }

            var described = chunks.Find(chunk.Pk);
            if (isExpected != described is not null || (described is not null && !PublishedChunk.Matches(described, chunk)))
            {
                var name = Wording.Name(chunk);
                return Wording.OfChunk(OracleCatalog.WorkerAssignment, name, $"worker assignment {published.Id} describes {name} as {PublishedChunk.Describe(described)}, and it is stored with {chunk.SizeBytes} bytes and blocks {chunk.Blocks}");
            }
        }

        if (listed != published.ChunkWorkers.Count || listed != published.Chunks.Count)
        {
            return Wording.Of(
                OracleCatalog.WorkerAssignment,
                "worker assignment",
                published.Id.ToString(),
                $"worker assignment {published.Id} lists {published.ChunkWorkers.Count} chunks and describes {published.Chunks.Count}, of which {listed} are stored");
        }

        return PublishedRegistry.Judge(OracleCatalog.WorkerAssignment, published.Workers, before.State.Workers, Wording.Text($"worker assignment {published.Id}"));
    }

    private static bool IsUnion(ReadOnlySpan<WorkerPk> holders, PlacementView view, int row)
    {
        if (view.StaleAt(row).IsEmpty)
        {
            return holders.SequenceEqual(view.IdealAt(row));
        }

        foreach (var worker in holders)
        {
            if (!view.IsHeldBy(row, worker))
            {
                return false;
            }
        }

        return holders.Length == view.HeldCopyCount(row);
    }

    private static Verdict WrongHolders(WorkerAssignment published, PlacementView after, int row)
    {
        var name = Wording.Name(after.ChunkAt(row));
        var standing = after.LifecycleAt(row) switch
        {
            null => "not registered",
            { Rejected: true } => "rejected",
            { Tombstoned: true } => "tombstoned",
            _ => "served",
        };
        return Wording.OfChunk(
            OracleCatalog.WorkerAssignment,
            name,
            $"worker assignment {published.Id} lists {name} on {Wording.List(published.ChunkWorkers.HoldersOf(after.ChunkAt(row).Pk))}; it is {standing}, its ideal is {Wording.List(after.IdealAt(row))} and it drains on {Wording.List(after.StaleAt(row))}");
    }
}
