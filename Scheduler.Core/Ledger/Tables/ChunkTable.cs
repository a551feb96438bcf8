using System.Runtime.InteropServices;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>All stored chunks, ascending by key. Chunks are only ever added.</summary>
internal sealed class ChunkTable
{
    private readonly List<ChunkRow> _rows = [];
    private readonly AppendOnlyLog<ChunkView> _views = new();
    private HashSet<ChunkIdentity>? _identities;

    /// <summary>Rises with every chunk.</summary>
    public Stamp Changed { get; } = new();

    /// <summary>Number of chunks.</summary>
    public int Count => _rows.Count;

    /// <summary>Key of the chunk added last; 0 if there is none.</summary>
    public ChunkPk Last => _rows.Count == 0 ? default : _rows[^1].Pk;

    /// <summary>All rows.</summary>
    public ReadOnlySpan<ChunkRow> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>Adds a chunk whose key is above all others.</summary>
    public ChunkRow Add(ChunkPk pk, DatasetRow dataset, Chunk chunk)
    {
        Invariant.Require(pk > Last, "chunks must be added in order of their keys");
        var row = new ChunkRow(pk, dataset, chunk);
        _rows.Add(row);
        _identities?.Add(row.Identity);
        Changed.Touch();
        return row;
    }

    /// <summary>Whether a chunk has the identity. The index is made when it is first asked for, and kept from then on.</summary>
    public bool Has(ChunkIdentity identity)
    {
        _identities ??= [.. _rows.Select(static row => row.Identity)];
        return _identities.Contains(identity);
    }

    /// <summary>A chunk by key; null if there is none.</summary>
    public ChunkRow? Find(ChunkPk chunk) => PositionOf(chunk) is >= 0 and var position ? _rows[position] : null;

    /// <summary>A chunk that is there.</summary>
    public ChunkRow At(ChunkPk chunk) => Find(chunk) ?? throw new InvariantViolatedException($"chunk {chunk} is not in the ledger");

    /// <summary>Position of a chunk; -1 if there is none.</summary>
    public int PositionOf(ChunkPk chunk)
    {
        // Keys are dense unless a foreign writer left gaps.
        var guess = chunk.Value - 1;
        if (guess >= 0 && guess < _rows.Count && _rows[(int)guess].Pk == chunk)
        {
            return (int)guess;
        }

        var position = LowerBound.Of(_rows, chunk, static (row, key) => row.Pk < key);
        return position < _rows.Count && _rows[position].Pk == chunk ? position : -1;
    }

    /// <summary>Rows that satisfy a condition.</summary>
    public List<ChunkRow> FindAll(Predicate<ChunkRow> condition) => _rows.FindAll(condition);

    /// <summary>What inspection sees of the chunks.</summary>
    public IReadOnlyList<ChunkView> ReadViews()
    {
        for (var i = _views.Count; i < _rows.Count; i++)
        {
            _views.Add(_rows[i].View);
        }

        return _views.SoFar;
    }
}
