namespace Scheduler.Core.Lifecycle;

/// <summary>Who holds what at one moment. Positions mean something within one snapshot only; compare two by key.</summary>
public sealed class StorageSnapshot
{
    private static readonly IReadOnlyList<WorkerPk> Nobody = [];

    /// <summary>Takes the snapshot of a state.</summary>
    public StorageSnapshot(StorageState state)
    {
        var chunks = new SnapshotChunk[state.Chunks.Count];
        int nextIdeal = 0, nextStale = 0;
        for (var i = 0; i < chunks.Length; i++)
        {
            var chunk = state.Chunks[i];
            var isPlaced = nextIdeal < state.Ideal.Count && state.Ideal[nextIdeal].Chunk == chunk.Pk;
            var ideal = isPlaced ? state.Ideal[nextIdeal++].Workers : Nobody;
            chunks[i] = new SnapshotChunk(chunk.Pk, chunk.SizeBytes, ideal, StaleOf(state, chunk.Pk, ref nextStale));
        }

        Invariant.Require(nextIdeal == state.Ideal.Count, "the ideal names a chunk that is not stored");
        Invariant.Require(nextStale == state.StaleMappings.Count, "a stale mapping names a chunk that is not stored");
        Chunks = chunks;
        PeerIds = new SortedTable<WorkerPk, string>([.. state.Workers.Select(w => w.Pk)], [.. state.Workers.Select(w => w.PeerId)]);
    }

    /// <summary>All stored chunks, by key, placed or not.</summary>
    public IReadOnlyList<SnapshotChunk> Chunks { get; }

    /// <summary>Identities of the registered workers.</summary>
    public SortedTable<WorkerPk, string> PeerIds { get; }

    /// <summary>Workers that must hold the chunk at a position: those of the ideal and those that still drain, ascending.</summary>
    public IReadOnlyList<WorkerPk> PhysicalHolders(int position)
    {
        var chunk = Chunks[position];
        return chunk.Stale.Count == 0 ? chunk.Ideal : HolderSet.Union([.. chunk.Ideal], [.. chunk.Stale]);
    }

    /// <summary>Bytes that each worker must hold; a copy that is in the ideal and drains too counts once. Workers without any are absent.</summary>
    public SortedTable<WorkerPk, long> ByteLoad()
    {
        var load = new SortedDictionary<WorkerPk, long>();
        for (var i = 0; i < Chunks.Count; i++)
        {
            foreach (var worker in PhysicalHolders(i))
            {
                load[worker] = load.GetValueOrDefault(worker) + Chunks[i].SizeBytes;
            }
        }

        return new SortedTable<WorkerPk, long>([.. load.Keys], [.. load.Values]);
    }

    private static IReadOnlyList<WorkerPk> StaleOf(StorageState state, ChunkPk chunk, ref int next)
    {
        var start = next;
        while (next < state.StaleMappings.Count && state.StaleMappings[next].Chunk == chunk)
        {
            next++;
        }

        if (start == next)
        {
            return Nobody;
        }

        var workers = new WorkerPk[next - start];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = state.StaleMappings[start + i].Worker;
        }

        return workers;
    }
}
