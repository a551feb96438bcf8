using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>The portal assignments, in the order of their numbers.</summary>
internal sealed class PortalTable
{
    private readonly AppendOnlyLog<PortalAssignmentView> _rows = new();

    /// <summary>Rises with every portal assignment.</summary>
    public Stamp Changed { get; } = new();

    /// <summary>Rises with those that saw a higher watermark than the one before: they start the clock of the copies that it passed.</summary>
    public Stamp Advanced { get; } = new();

    /// <summary>All of them; the list that was given out never changes.</summary>
    public IReadOnlyList<PortalAssignmentView> Views => _rows.SoFar;

    /// <summary>The newest; null if there is none.</summary>
    public PortalAssignmentView? Newest => _rows.Count == 0 ? null : _rows.SoFar[^1];

    /// <summary>Adds the next.</summary>
    public void Add(PortalAssignmentView portal)
    {
        if (Newest is not { } newest || newest.ConfirmedUpTo < portal.ConfirmedUpTo)
        {
            Advanced.Touch();
        }

        _rows.Add(portal);
        Changed.Touch();
    }

    /// <summary>When a portal assignment was created.</summary>
    public Tick CreationOf(PortalAssignmentId portal)
    {
        // Numbers are dense, unless they were raised after a backup was restored.
        var portals = _rows.SoFar;
        var guess = portal.Value - 1;
        if (guess < portals.Count && portals[(int)guess].Id == portal)
        {
            return portals[(int)guess].CreatedAt;
        }

        var position = LowerBound.Of(portals, portal, static (row, key) => row.Id < key);
        Invariant.Require(position < portals.Count && portals[position].Id == portal, "a chunk was dropped by a portal assignment that is not in the ledger");
        return portals[position].CreatedAt;
    }
}
