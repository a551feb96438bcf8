using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Scheduler.Core.Lifecycle;

/// <summary>A read-only table that enumerates in ascending order of its keys.</summary>
/// <typeparam name="TKey">Key.</typeparam>
/// <typeparam name="TValue">Value.</typeparam>
public sealed class SortedTable<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>
    where TKey : IComparable<TKey>
{
    private readonly TKey[] _keys;
    private readonly TValue[] _values;

    /// <summary>Takes ownership of two arrays of equal length.</summary>
    /// <param name="keys">Keys, strictly ascending.</param>
    /// <param name="values">The value of the key at the same position.</param>
    /// <exception cref="InvariantViolatedException">Lengths differ, or the keys do not ascend.</exception>
    public SortedTable(TKey[] keys, TValue[] values)
    {
        Invariant.Require(keys.Length == values.Length, "a table needs one value per key");
        for (var i = 1; i < keys.Length; i++)
        {
            Invariant.Require(keys[i - 1].CompareTo(keys[i]) < 0, "keys of a table must ascend");
        }

        _keys = keys;
        _values = values;
    }

    /// <inheritdoc/>
    public int Count => _keys.Length;

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys => _keys;

    /// <inheritdoc/>
    public IEnumerable<TValue> Values => _values;

    /// <inheritdoc/>
    public TValue this[TKey key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"{key} is not in the table");

    /// <inheritdoc/>
    public bool ContainsKey(TKey key) => Array.BinarySearch(_keys, key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var index = Array.BinarySearch(_keys, key);
        value = index < 0 ? default : _values[index];
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            yield return new(_keys[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
