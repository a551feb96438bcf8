using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Scheduler.Core.Lifecycle;

/// <summary>
/// Chunks and the workers that hold them, ascending by chunk; each list of workers is ascending and distinct.
/// Enumeration follows that order, so that nothing depends on how a hash container is laid out.
/// </summary>
public sealed class ChunkHolderMap : IReadOnlyDictionary<ChunkPk, IReadOnlyList<WorkerPk>>
{
    private readonly ChunkPk[] _chunks;
    private readonly WorkerPk[][] _holders;

    /// <summary>Takes ownership of two arrays of equal length.</summary>
    /// <param name="chunks">Chunks, strictly ascending.</param>
    /// <param name="holders">The holders of the chunk at the same position, strictly ascending.</param>
    /// <exception cref="InvariantViolatedException">Lengths differ, or something is not ascending.</exception>
    public ChunkHolderMap(ChunkPk[] chunks, WorkerPk[][] holders)
    {
        Invariant.Require(chunks.Length == holders.Length, "a holder map needs one list of holders per chunk");
        for (var i = 0; i < chunks.Length; i++)
        {
            Invariant.Require(i == 0 || chunks[i - 1] < chunks[i], "chunks of a holder map must ascend");
            for (var j = 1; j < holders[i].Length; j++)
            {
                Invariant.Require(holders[i][j - 1] < holders[i][j], "holders of a chunk must ascend and differ");
            }
        }

        _chunks = chunks;
        _holders = holders;
    }

    /// <summary>A map without chunks.</summary>
    public static ChunkHolderMap Empty { get; } = new([], []);

    /// <inheritdoc/>
    public int Count => _chunks.Length;

    /// <summary>The chunks, ascending.</summary>
    public ReadOnlySpan<ChunkPk> Chunks => _chunks;

    /// <inheritdoc/>
    public IEnumerable<ChunkPk> Keys => _chunks;

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<WorkerPk>> Values => _holders;

    /// <inheritdoc/>
    public IReadOnlyList<WorkerPk> this[ChunkPk key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"chunk {key} is not in the map");

    /// <summary>The holders of the chunk at a position, ascending.</summary>
    public ReadOnlySpan<WorkerPk> HoldersAt(int index) => _holders[index];

    /// <summary>The holders of a chunk, ascending; empty if the chunk is not in the map.</summary>
    public ReadOnlySpan<WorkerPk> HoldersOf(ChunkPk chunk)
    {
        var index = Array.BinarySearch(_chunks, chunk);
        return index < 0 ? [] : _holders[index];
    }

    /// <summary>Whether the chunk lists the worker.</summary>
    public bool Contains(ChunkPk chunk, WorkerPk worker) => HoldersOf(chunk).BinarySearch(worker) >= 0;

    /// <inheritdoc/>
    public bool ContainsKey(ChunkPk key) => Array.BinarySearch(_chunks, key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(ChunkPk key, [MaybeNullWhen(false)] out IReadOnlyList<WorkerPk> value)
    {
        var index = Array.BinarySearch(_chunks, key);
        value = index < 0 ? null : _holders[index];
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<ChunkPk, IReadOnlyList<WorkerPk>>> GetEnumerator()
    {
        for (var i = 0; i < _chunks.Length; i++)
        {
            yield return new(_chunks[i], _holders[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
