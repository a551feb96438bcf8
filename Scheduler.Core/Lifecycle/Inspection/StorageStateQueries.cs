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
    public static ChunkLifecycle? LifecycleOf(this StorageState state, ChunkPk chunk)
    {
        int low = 0, high = state.Lifecycles.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = state.Lifecycles[middle].Chunk < chunk ? (middle + 1, high) : (low, middle);
        }

        return low < state.Lifecycles.Count && state.Lifecycles[low].Chunk == chunk ? state.Lifecycles[low] : null;
    }

    /// <summary>Chunks that are marked, dropped or tombstoned, ascending.</summary>
    public static IReadOnlyList<ChunkPk> ChunksInRemoval(this StorageState state) => Where(state, static row => row.InRemoval);

    /// <summary>Chunks that were refused at registration, ascending.</summary>
    public static IReadOnlyList<ChunkPk> RejectedChunks(this StorageState state) => Where(state, static row => row.Rejected);

    /// <summary>Chunks that readers see, routed or not, ascending.</summary>
    public static IReadOnlyList<ChunkPk> VisibleChunks(this StorageState state) => Where(state, static row => row.PortalVisible);

    /// <summary>Who holds what in this state.</summary>
    public static StorageSnapshot Snapshot(this StorageState state) => new(state);

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
