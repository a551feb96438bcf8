using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

internal sealed partial class ChunkLedger
{
    private SortedTable<ChunkPk, Chunk>? _portalChunks;
    private ChunkHolderMap? _portalRouting;

    /// <summary>What a visibility cycle changes, in the order of rule VIS-9: what fires is marked before promotion looks at marks.</summary>
    public VisibilityDecision DecideVisibility(Tick now)
    {
        var fired = FindReadyCorrections();
        var promotion = DecidePromotion(fired);
        var dropped = FindChunksToDrop(fired);
        ReportPromotion(promotion.Losers);
        var portal = new PortalAssignmentView(NextPortal(), now, _watermark);
        return new VisibilityDecision(portal, fired, promotion.Winners, dropped);
    }

    /// <summary>Changes it.</summary>
    public void ApplyVisibility(VisibilityDecision decision)
    {
        var portal = decision.Portal;
        Fire(decision.Fired, portal.Id, portal.CreatedAt);
        Promote(decision.Promoted, portal.Id);
        Drop(decision.Dropped, portal.Id);
        if (_portals.Count == 0 || _portals.SoFar[^1].ConfirmedUpTo < portal.ConfirmedUpTo)
        {
            // The watermark rose since the last portal assignment: this one starts the clock of the copies it passed.
            _views.ForgetStale();
        }

        _portals.Add(portal);
        _views.ForgetWhole();
    }

    private IReadOnlyList<CorrectionLink> FindReadyCorrections()
    {
        using var phase = Phase(StoragePhases.ApplyReadyCorrections);
        if (_pendingCorrections.Count == 0)
        {
            return [];
        }

        var links = new CorrectionLink[_pendingCorrections.Count];
        for (var i = 0; i < links.Length; i++)
        {
            links[i] = new CorrectionLink(_pendingCorrections[i].OldChunk.Pk, _pendingCorrections[i].NewChunk.Pk);
        }

        return ReadyCorrections.Find(links, chunk => At(chunk).Lifecycle is { } lifecycle && lifecycle.ConfirmedBy(_watermark));
    }

    private PortalAssignmentId NextPortal() => new((_portals.Count == 0 ? 0 : _portals.SoFar[^1].Id.Value) + edges.KeyGap + 1);

    private OverlapVerdict DecidePromotion(IReadOnlyList<CorrectionLink> fired)
    {
        using var phase = Phase(StoragePhases.PromotableChunks);
        var replaced = new HashSet<ChunkPk>();
        var completed = new Dictionary<ChunkPk, int>();
        foreach (var link in fired)
        {
            replaced.Add(link.Old);
            completed[link.New] = completed.GetValueOrDefault(link.New) + 1;
        }

        var candidates = new List<RangeClaim>();
        foreach (var row in Chunks)
        {
            if (row.Lifecycle is { } lifecycle && lifecycle.PromotableAt(_watermark) && !replaced.Contains(row.Pk)
                && row.PendingProducers == completed.GetValueOrDefault(row.Pk))
            {
                candidates.Add(row.Claim);
            }
        }

        if (candidates.Count == 0)
        {
            return OverlapVerdict.Nothing;
        }

        using var probe = Phase(StoragePhases.OverlapProbe);
        var staying = ClaimsOf(row => row.Lifecycle is { StaysVisible: true } && !replaced.Contains(row.Pk), candidates.Count);
        return OverlapResolver.Resolve(candidates, staying);
    }

    private List<ChunkPk> FindChunksToDrop(IReadOnlyList<CorrectionLink> fired)
    {
        using var phase = Phase(StoragePhases.DropMarkedChunks);
        var dropped = new List<ChunkPk>();
        foreach (var row in Chunks)
        {
            if (row.Lifecycle is { AwaitsDrop: true })
            {
                dropped.Add(row.Pk);
            }
        }

        foreach (var link in fired)
        {
            if (At(link.Old).Lifecycle is { InRemoval: false })
            {
                dropped.Add(link.Old);
            }
        }

        return dropped;
    }

    private void ReportPromotion(IReadOnlyList<OverlapLoser> heldBack)
    {
        metrics?.SetPromotionHeldBack(DatasetCount.Tally(heldBack.Select(loser => At(loser.Claim.Chunk).Chunk.Dataset)));
        if (heldBack.Count > 0)
        {
            _logger.LogWarning("{Count} confirmed chunks were held back because their blocks are taken", heldBack.Count);
            LogEach("held back", heldBack.Select(static loser => loser.Claim));
        }
    }

    private void Fire(IReadOnlyList<CorrectionLink> fired, PortalAssignmentId id, Tick now)
    {
        if (fired.Count == 0)
        {
            return;
        }

        foreach (var link in fired)
        {
            var correction = _corrections[link.Old];
            correction.Complete(id);
            correction.NewChunk.PendingProducers--;
            if (correction.OldChunk.Lifecycle is { } lifecycle)
            {
                correction.OldChunk.Lifecycle = lifecycle with { MarkedForRemoval = now };
            }
        }

        _pendingCorrections.RemoveAll(static correction => correction.View.IsCompleted);
        _views.ForgetCorrections();
        _views.ForgetLifecycles();
    }

    private void Promote(IReadOnlyList<ChunkPk> promoted, PortalAssignmentId id)
    {
        foreach (var chunk in promoted)
        {
            var row = At(chunk);
            row.Lifecycle = row.Lifecycle! with { AppliedAtPortal = id };
        }

        if (promoted.Count > 0)
        {
            ForgetVisibleSet();
        }
    }

    private void Drop(IReadOnlyList<ChunkPk> dropped, PortalAssignmentId id)
    {
        foreach (var chunk in dropped)
        {
            var row = At(chunk);
            row.Lifecycle = row.Lifecycle! with { DroppedAtPortal = id };
        }

        if (dropped.Count > 0)
        {
            ForgetVisibleSet();
        }
    }

    /// <summary>What a visibility cycle that has been applied publishes.</summary>
    public PortalAssignment BuildPortalAssignment(PortalAssignmentView portal)
    {
        using var phase = Phase(StoragePhases.BuildPortalAssignment);
        _portalChunks ??= BuildVisibleChunks();
        _portalRouting ??= BuildVisibleRouting();
        return new PortalAssignment(portal.Id, portal.ConfirmedUpTo, _portalRouting, _portalChunks, _roster.Published);
    }

    private SortedTable<ChunkPk, Chunk> BuildVisibleChunks()
    {
        var visible = VisibleRows();
        return new([.. visible.Select(static row => row.Pk)], [.. visible.Select(static row => row.Chunk)]);
    }

    private ChunkHolderMap BuildVisibleRouting()
    {
        var routed = VisibleRows().FindAll(static row => row.Routing.Length > 0);
        return new([.. routed.Select(static row => row.Pk)], [.. routed.Select(static row => row.Routing)]);
    }

    private List<ChunkRow> VisibleRows()
    {
        var visible = new List<ChunkRow>();
        foreach (var row in Chunks)
        {
            if (row.Lifecycle is { PortalVisible: true })
            {
                visible.Add(row);
            }
        }

        return visible;
    }

    private void ForgetVisibleSet()
    {
        _portalChunks = null;
        _portalRouting = null;
        _visibleFlags = null;
        _droppedFlags = null;
        _views.ForgetLifecycles();
    }
}
