namespace Scheduler.Core.Lifecycle;

/// <summary>Questions that a state answers. Each is a scan or a binary search over the state's lists.</summary>
public static class StorageStateQueries
{
    /// <summary>The key of a chunk by its outside identity; null if no such chunk is stored.</summary>
    public static ChunkPk? PkOf(this StorageState state, string dataset, string id)
    {
        for (var i = 0; i < state.Chunks.Count; i++)
        {
            var chunk = state.Chunks[i];
            if (chunk.Id == id && chunk.Dataset == dataset)
            {
                return chunk.Pk;
            }
        }

        return null;
    }

    /// <summary>The lifecycle row of a chunk; null while it is not registered.</summary>
    public static ChunkLifecycle? LifecycleOf(this StorageState state, ChunkPk chunk) =>
        Find(state.Lifecycles, static row => row.Chunk, chunk);

    /// <summary>A stored chunk.</summary>
    /// <exception cref="KeyNotFoundException">No chunk has the key.</exception>
    public static ChunkView ChunkOf(this StorageState state, ChunkPk chunk) =>
        Find(state.Chunks, static row => row.Pk, chunk) ?? throw new KeyNotFoundException($"chunk {chunk} is not stored");

    /// <summary>The ideal holders of a chunk, ascending; empty if it has none.</summary>
    public static IReadOnlyList<WorkerPk> IdealOf(this StorageState state, ChunkPk chunk) =>
        Find(state.Ideal, static row => row.Chunk, chunk)?.Workers ?? [];

    /// <summary>The confirmed routing of a chunk, ascending; empty if it has none.</summary>
    public static IReadOnlyList<WorkerPk> RoutingOf(this StorageState state, ChunkPk chunk) =>
        Find(state.ConfirmedRouting, static row => row.Chunk, chunk)?.Workers ?? [];

    /// <summary>Chunks that are marked, dropped or tombstoned, ascending.</summary>
    public static IReadOnlyList<ChunkPk> ChunksInRemoval(this StorageState state) => Where(state, static row => row.InRemoval);

    /// <summary>Chunks that were refused at registration, ascending.</summary>
    public static IReadOnlyList<ChunkPk> RejectedChunks(this StorageState state) => Where(state, static row => row.Rejected);

    /// <summary>Chunks that readers see, routed or not, ascending.</summary>
    public static IReadOnlyList<ChunkPk> VisibleChunks(this StorageState state) => Where(state, static row => row.PortalVisible);

    /// <summary>Who holds what in this state.</summary>
    public static StorageSnapshot Snapshot(this StorageState state) => new(state);

    private static T? Find<T>(IReadOnlyList<T> rows, Func<T, ChunkPk> keyOf, ChunkPk chunk)
        where T : class
    {
        var position = LowerBound.Of(rows, (KeyOf: keyOf, Chunk: chunk), static (row, key) => key.KeyOf(row) < key.Chunk);
        return position < rows.Count && keyOf(rows[position]) == chunk ? rows[position] : null;
    }

    private static List<ChunkPk> Where(StorageState state, Func<ChunkLifecycle, bool> holds)
    {
        var chunks = new List<ChunkPk>();
        for (var i = 0; i < state.Lifecycles.Count; i++)
        {
            if (holds(state.Lifecycles[i]))
            {
                chunks.Add(state.Lifecycles[i].Chunk);
            }
        }

        return chunks;
    }
}
