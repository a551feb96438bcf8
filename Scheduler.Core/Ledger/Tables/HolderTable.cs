using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>Who holds the chunks: in the ideal, or as portals route them.</summary>
internal sealed class HolderTable
{
    private readonly ChunkTable _chunks;
    private readonly Action<ChunkRow, IReadOnlyList<WorkerPk>> _set;
    private readonly Derived<List<HoldersView>> _view;

    private HolderTable(ChunkTable chunks, Action<ChunkRow, IReadOnlyList<WorkerPk>> set, Func<ChunkRow, HoldersView?> viewOf)
    {
        _chunks = chunks;
        _set = set;
        _view = new(() => Read(chunks, viewOf), Changed);
    }

    /// <summary>Rises when a row changes.</summary>
    public Stamp Changed { get; } = new();

    /// <summary>What inspection sees.</summary>
    public IReadOnlyList<HoldersView> View => _view.Value;

    /// <summary>The ideal.</summary>
    public static HolderTable OfIdeal(ChunkTable chunks) =>
        new(chunks, static (row, holders) => row.SetIdeal(holders), static row => row.Ideal.Length == 0 ? null : row.IdealView);

    /// <summary>The confirmed routing.</summary>
    public static HolderTable OfRouting(ChunkTable chunks) =>
        new(chunks, static (row, holders) => row.SetRouting(holders), static row => row.Routing.Length == 0 ? null : row.RoutingView);

    /// <summary>Gives a chunk other holders.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="holders">Ascending; empty for no row.</param>
    public void Set(ChunkPk chunk, IReadOnlyList<WorkerPk> holders)
    {
        _set(_chunks.At(chunk), holders);
        Changed.Touch();
    }

    private static List<HoldersView> Read(ChunkTable chunks, Func<ChunkRow, HoldersView?> viewOf)
    {
        var holders = new List<HoldersView>();
        foreach (var row in chunks.Rows)
        {
            if (viewOf(row) is { } shown)
            {
                holders.Add(shown);
            }
        }

        return holders;
    }
}
