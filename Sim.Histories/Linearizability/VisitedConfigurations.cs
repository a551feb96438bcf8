namespace Sim.Histories.Linearizability;

/// <summary>Remembers which calls took effect together with the state that they left (Lowe's memory): the same pair leads nowhere else a second time.</summary>
/// <remarks>An open-addressed table over one array of words: millions of entries without an object for each.</remarks>
internal sealed class VisitedConfigurations(int callCount)
{
    private const int InitialSlots = 64;

    private readonly int _words = ((callCount + 63) / 64) + 1;
    private ulong[] _entries = new ulong[InitialSlots * (((callCount + 63) / 64) + 1)];
    private int[] _slots = new int[InitialSlots];

    public int Count { get; private set; }

    /// <summary>Adds a configuration; false if it is known.</summary>
    /// <param name="linearized">A bit for each call that took effect.</param>
    /// <param name="state">The state that they left.</param>
    public bool Add(ReadOnlySpan<ulong> linearized, int state)
    {
        if (Count >= _slots.Length / 2)
        {
            Grow();
        }

        for (var slot = HashOf(linearized, state) & (ulong)(_slots.Length - 1); ; slot = (slot + 1) & (ulong)(_slots.Length - 1))
        {
            if (_slots[slot] == 0)
            {
                _slots[slot] = ++Count;
                Store(Count - 1, linearized, state);
                return true;
            }

            var entry = EntryAt(_slots[slot] - 1);
            if (entry[^1] == (ulong)state && entry[..^1].SequenceEqual(linearized))
            {
                return false;
            }
        }
    }

    private void Store(int index, ReadOnlySpan<ulong> linearized, int state)
    {
        if ((index + 1) * _words > _entries.Length)
        {
            Array.Resize(ref _entries, checked(_entries.Length * 2));
        }

        var entry = EntryAt(index);
        linearized.CopyTo(entry);
        entry[^1] = (ulong)state;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var index = 0; index < Count; index++)
        {
            var entry = EntryAt(index);
            var slot = HashOf(entry[..^1], (int)entry[^1]) & (ulong)(_slots.Length - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (ulong)(_slots.Length - 1);
            }

            _slots[slot] = index + 1;
        }
    }

    private Span<ulong> EntryAt(int index) => _entries.AsSpan(index * _words, _words);

    private static ulong HashOf(ReadOnlySpan<ulong> linearized, int state)
    {
        unchecked
        {
            var hash = (ulong)state;
            foreach (var word in linearized)
            {
                hash = (hash ^ word) * 0x9E3779B97F4A7C15UL;
                hash ^= hash >> 29;
            }

            return hash ^ (hash >> 32);
        }
    }
}
