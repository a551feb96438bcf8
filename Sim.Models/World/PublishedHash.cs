using Scheduler.Core.Lifecycle;
using Sim.Engine.Tracing;

namespace Sim.Models.World;

/// <summary>Hashes of what a scheduler publishes, for the trace hash.</summary>
public static class PublishedHash
{
    /// <summary>A hash of a worker assignment: its number and its holders.</summary>
    public static ulong Of(WorkerAssignment assignment)
    {
        var hash = new TraceHash();
        hash.Fold(assignment.Id.Value);
        Fold(ref hash, assignment.ChunkWorkers);
        foreach (var (weight, copies) in assignment.ReplicationByWeight)
        {
            hash.Fold((ulong)weight << 16 | copies);
        }

        return hash.Value;
    }

    /// <summary>A hash of the chunks that wait, why and since when.</summary>
    public static ulong Of(IReadOnlyList<WaitingChunk> waiting)
    {
        var hash = new TraceHash();
        foreach (var (chunk, reason, since) in waiting)
        {
            hash.Fold(chunk.Value);
            hash.Fold((ulong)reason);
            hash.Fold(since.Value);
        }

        return hash.Value;
    }

    /// <summary>A hash of a portal assignment: its number, the visible chunks and their routing.</summary>
    public static ulong Of(PortalAssignment assignment)
    {
        var hash = new TraceHash();
        hash.Fold(assignment.Id.Value);
        hash.Fold(assignment.ConfirmedUpTo.Value);
        foreach (var chunk in assignment.Chunks.Keys)
        {
            hash.Fold(chunk.Value);
        }

        Fold(ref hash, assignment.ChunkWorkers);
        return hash.Value;
    }

    private static void Fold(ref TraceHash hash, ChunkHolderMap holders)
    {
        for (var i = 0; i < holders.Count; i++)
        {
            hash.Fold(holders.Chunks[i].Value);
            foreach (var worker in holders.HoldersAt(i))
            {
                hash.Fold(~worker.Value);
            }
        }
    }
}
