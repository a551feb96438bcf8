namespace Scheduler.Core.Placement;

/// <summary>
/// Keeps the keys of the latest chunks, so that a list which only grew costs the hashes of what is new. Not safe for use by
/// several threads at once.
/// </summary>
/// <typeparam name="THash">Hash of the chunk keys.</typeparam>
internal sealed class ChunkKeyCache<THash>
    where THash : struct, IRingHash
{
    private PlacementChunks? _chunks;
    private ulong[] _keys = [];

    /// <summary>The keys of some chunks, see <see cref="ChunkKeys"/>.</summary>
    /// <param name="chunks">The chunks. Their arrays must not change afterwards.</param>
    /// <param name="execution">How to run.</param>
    public ulong[] Of(PlacementChunks chunks, PlannerExecution execution)
    {
        var known = _chunks is null ? 0 : ChunkMatch.EqualRows(_chunks, chunks);
        if (known < chunks.Count || known < _keys.Length)
        {
            var keys = new ulong[chunks.Count];
            _keys.AsSpan(0, known).CopyTo(keys);
            ChunkKeys.Fill<THash>(chunks, keys, known, execution);
            _keys = keys;
        }

        _chunks = chunks;
        return _keys;
    }
}
