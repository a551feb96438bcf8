using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>Walks the chunks of an assignment beside another list that ascends by chunk, so that no chunk is searched for.</summary>
/// <param name="chunks">The chunks.</param>
internal struct ChunkCursor(SortedTable<ChunkPk, Chunk> chunks)
{
    private readonly IEnumerator<KeyValuePair<ChunkPk, Chunk>> _entries = chunks.GetEnumerator();
    private bool _hasStarted;
    private bool _hasEntry;

    /// <summary>Moves on to a chunk, not below the one of the call before.</summary>
    /// <returns>The chunk as it is described; null if it is not.</returns>
    public Chunk? Find(ChunkPk chunk)
    {
        if (!_hasStarted)
        {
            _hasStarted = true;
            _hasEntry = _entries.MoveNext();
        }

        while (_hasEntry && _entries.Current.Key < chunk)
        {
            _hasEntry = _entries.MoveNext();
        }

        return _hasEntry && _entries.Current.Key == chunk ? _entries.Current.Value : null;
    }
}
