using System.Buffers;
using System.Numerics;

namespace Scheduler.Core.Placement;

/// <summary>
/// Arrangements that a search has found, each once, numbered as they were found. They lie side by side in rented arrays: a
/// search looks at tens of thousands, and objects for each would cost more than the search.
/// </summary>
internal sealed class ArrangementTable : IDisposable
{
    private const int FirstCapacity = 64;

    private readonly int _chunkCount;
    private readonly int _workerCount;
    private int _capacity = FirstCapacity;
    private ulong[] _rows;
    private long[] _freeBytes;
    private ulong[] _fingerprints = ArrayPool<ulong>.Shared.Rent(FirstCapacity);
    private int[] _addedCopies = ArrayPool<int>.Shared.Rent(FirstCapacity);
    private int[] _firsts = ArrayPool<int>.Shared.Rent(FirstCapacity);

    /// <summary>Open addressing with linear probing, half empty at least: numbers counted from 1, and 0 for nothing.</summary>
    private int[] _slots = [];
    private int _slotMask;

    /// <summary>Begins with the arrangement from which moves are made.</summary>
    /// <param name="start">Where copies are.</param>
    /// <param name="freeBytes">By worker, the room that is left.</param>
    public ArrangementTable(ulong[] start, long[] freeBytes)
    {
        (_chunkCount, _workerCount) = (start.Length, freeBytes.Length);
        _rows = ArrayPool<ulong>.Shared.Rent(FirstCapacity * _chunkCount);
        _freeBytes = ArrayPool<long>.Shared.Rent(FirstCapacity * _workerCount);
        start.CopyTo(_rows, 0);
        freeBytes.CopyTo(_freeBytes, 0);
        (_fingerprints[0], _addedCopies[0], _firsts[0]) = (MoveFingerprint.Of(start), 0, 0);
        Count = 1;
        Rehash();
    }

    /// <summary>How many were found.</summary>
    public int Count { get; private set; }

    /// <summary>For each chunk the set of its workers as bits.</summary>
    public ReadOnlySpan<ulong> Rows(int number) => _rows.AsSpan(number * _chunkCount, _chunkCount);

    /// <summary>By worker, the room that is left.</summary>
    public ReadOnlySpan<long> FreeBytes(int number) => _freeBytes.AsSpan(number * _workerCount, _workerCount);

    /// <summary>How many copies have to be fetched on the way.</summary>
    public int AddedCopies(int number) => _addedCopies[number];

    /// <summary>The number of the arrangement after the first move on the way that fetches a copy, or as far as losses alone led; 0 if there was no move.</summary>
    public int First(int number) => _firsts[number];

    /// <summary>Adds what a move leads to, unless it was found before.</summary>
    /// <param name="from">The number of the arrangement before.</param>
    /// <param name="move">The move.</param>
    /// <returns>Whether it is new; it is the last one then.</returns>
    public bool TryAdd(int from, Move move)
    {
        var fingerprint = _fingerprints[from] ^ MoveFingerprint.Of(move.Chunk, move.Before) ^ MoveFingerprint.Of(move.Chunk, move.After);
        var slot = (int)fingerprint & _slotMask;
        for (; _slots[slot] != 0; slot = (slot + 1) & _slotMask)
        {
            var known = _slots[slot] - 1;
            if (_fingerprints[known] == fingerprint && IsReachedBy(known, from, move))
            {
                return false;
            }
        }

        if (Count == _capacity)
        {
            Grow();
            slot = EmptySlot(fingerprint);
        }

        Append(from, move, fingerprint);
        _slots[slot] = Count;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_rows);
        ArrayPool<long>.Shared.Return(_freeBytes);
        ArrayPool<ulong>.Shared.Return(_fingerprints);
        ArrayPool<int>.Shared.Return(_addedCopies);
        ArrayPool<int>.Shared.Return(_firsts);
        ArrayPool<int>.Shared.Return(_slots);
    }

    private bool IsReachedBy(int known, int from, Move move)
    {
        var rows = Rows(known);
        var before = Rows(from);
        return rows[move.Chunk] == move.After
            && rows[..move.Chunk].SequenceEqual(before[..move.Chunk])
            && rows[(move.Chunk + 1)..].SequenceEqual(before[(move.Chunk + 1)..]);
    }

    private void Append(int from, Move move, ulong fingerprint)
    {
        var number = Count++;
        Rows(from).CopyTo(_rows.AsSpan(number * _chunkCount));
        _rows[(number * _chunkCount) + move.Chunk] = move.After;
        FreeBytes(from).CopyTo(_freeBytes.AsSpan(number * _workerCount));
        var freeBytes = _freeBytes.AsSpan(number * _workerCount, _workerCount);
        for (var rest = move.Before & ~move.After; rest != 0; rest &= rest - 1)
        {
            freeBytes[BitOperations.TrailingZeroCount(rest)] += move.SizeBytes;
        }

        for (var rest = move.After & ~move.Before; rest != 0; rest &= rest - 1)
        {
            freeBytes[BitOperations.TrailingZeroCount(rest)] -= move.SizeBytes;
        }

        _fingerprints[number] = fingerprint;
        _addedCopies[number] = _addedCopies[from] + move.AddedCopies;
        _firsts[number] = _addedCopies[from] == 0 ? number : _firsts[from];
    }

    private void Grow()
    {
        _capacity = checked(_capacity * 2);
        _rows = Grown(_rows, Count * _chunkCount, checked(_capacity * _chunkCount));
        _freeBytes = Grown(_freeBytes, Count * _workerCount, checked(_capacity * _workerCount));
        _fingerprints = Grown(_fingerprints, Count, _capacity);
        _addedCopies = Grown(_addedCopies, Count, _capacity);
        _firsts = Grown(_firsts, Count, _capacity);
        ArrayPool<int>.Shared.Return(_slots);
        Rehash();
    }

    private void Rehash()
    {
        _slots = ArrayPool<int>.Shared.Rent(_capacity * 2);
        _slotMask = (_capacity * 2) - 1;
        Array.Clear(_slots);
        for (var number = 0; number < Count; number++)
        {
            _slots[EmptySlot(_fingerprints[number])] = number + 1;
        }
    }

    private int EmptySlot(ulong fingerprint)
    {
        var slot = (int)fingerprint & _slotMask;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & _slotMask;
        }

        return slot;
    }

    private static T[] Grown<T>(T[] array, int used, int length)
    {
        var grown = ArrayPool<T>.Shared.Rent(length);
        array.AsSpan(0, used).CopyTo(grown);
        ArrayPool<T>.Shared.Return(array);
        return grown;
    }
}
