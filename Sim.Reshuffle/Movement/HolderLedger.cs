using Scheduler.Core;
using Scheduler.Core.Placement;

namespace Sim.Reshuffle.Movement;

/// <summary>
/// Who holds what after a step, twice: physically, with the copies that still drain, and in the ideal, without them. One
/// row per chunk of the catalog, positions in the roster, ascending. The ideal is part of the physical.
/// </summary>
/// <param name="Physical">Everything on a disk, or on its way there.</param>
/// <param name="Ideal">What the scheduler wants to stay.</param>
internal sealed record HolderLedger(HolderLists Physical, HolderLists Ideal)
{
    /// <summary>Nobody holds anything.</summary>
    public static HolderLedger Empty { get; } = new(HolderLists.Empty(0), HolderLists.Empty(0));

    /// <summary>Number of rows.</summary>
    public int Count => Physical.Count;

    /// <summary>A ledger without drains.</summary>
    public static HolderLedger Settled(HolderLists holders) => new(holders, holders);

    /// <summary>Physical holders of a chunk; none for a chunk that came later.</summary>
    public ReadOnlySpan<ushort> PhysicalOf(int row) => row < Physical.Count ? Physical[row] : [];

    /// <summary>Ideal holders of a chunk; none for a chunk that came later.</summary>
    public ReadOnlySpan<ushort> IdealOf(int row) => row < Ideal.Count ? Ideal[row] : [];

    /// <summary>Number of copies that drain.</summary>
    public int DrainingCopies => Physical.TotalCopies - Ideal.TotalCopies;

    /// <summary>Demands that both ledgers speak of the same chunks.</summary>
    public void RequireRows(int count) =>
        Invariant.Require(Physical.Count == count && Ideal.Count == count, "a ledger has one row per chunk");
}
