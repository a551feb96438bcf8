using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>Walks a holder map beside another list that ascends by chunk, so that no chunk is searched for.</summary>
/// <param name="map">The map; null is an empty one.</param>
internal ref struct HolderCursor(ChunkHolderMap? map)
{
    private readonly ChunkHolderMap _map = map ?? ChunkHolderMap.Empty;
    private readonly ReadOnlySpan<ChunkPk> _chunks = map is null ? [] : map.Chunks;
    private int _next;

    /// <summary>Moves on to a chunk, not below the one of the call before.</summary>
    /// <returns>Whether the map has the chunk.</returns>
    public bool Seek(ChunkPk chunk)
    {
        while (_next < _chunks.Length && _chunks[_next] < chunk)
        {
            _next++;
        }

        return _next < _chunks.Length && _chunks[_next] == chunk;
    }

    /// <summary>The holders of a chunk, ascending; empty if the map lacks it. The same rule of order holds.</summary>
    public ReadOnlySpan<WorkerPk> HoldersOf(ChunkPk chunk) => Seek(chunk) ? _map.HoldersAt(_next) : [];
}
