using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    private SortedTable<ChunkPk, Chunk>? _portalChunks;
    private ChunkHolderMap? _portalRouting;

    /// <inheritdoc/>
    public async ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.RunVisibilityCycle);
        var fired = FindReadyCorrections();
        var promotion = DecidePromotion(fired);
        var dropped = FindChunksToDrop(fired);
        ReportPromotion(promotion.Losers);

        var id = new PortalAssignmentId(_portals.Count + 1);
        Fire(fired, id, now);
        Promote(promotion.Winners, id);
        Drop(dropped, id);
        if (_portals.Count == 0 || _portals.SoFar[^1].ConfirmedUpTo < _watermark)
        {
            // The watermark rose since the last portal assignment: this one starts the clock of the copies it passed.
            _views.ForgetStale();
        }

        _portals.Add(new PortalAssignmentView(id, now, _watermark));
        _views.ForgetWhole();
        return BuildPortalAssignment(id);
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

    private List<ChunkRow> FindChunksToDrop(IReadOnlyList<CorrectionLink> fired)
    {
        using var phase = Phase(StoragePhases.DropMarkedChunks);
        var dropped = new List<ChunkRow>();
        foreach (var row in Chunks)
        {
            if (row.Lifecycle is { AwaitsDrop: true })
            {
                dropped.Add(row);
            }
        }

        foreach (var link in fired)
        {
            if (At(link.Old) is { Lifecycle: { InRemoval: false } } row)
            {
                dropped.Add(row);
            }
        }

        return dropped;
    }

    private void ReportPromotion(IReadOnlyList<OverlapLoser> heldBack)
    {
        _metrics?.SetPromotionHeldBack(DatasetCount.Tally(heldBack.Select(loser => At(loser.Claim.Chunk).Chunk.Dataset)));
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

    private void Drop(List<ChunkRow> dropped, PortalAssignmentId id)
    {
        foreach (var row in dropped)
        {
            row.Lifecycle = row.Lifecycle! with { DroppedAtPortal = id };
        }

        if (dropped.Count > 0)
        {
            ForgetVisibleSet();
        }
    }

    private PortalAssignment BuildPortalAssignment(PortalAssignmentId id)
    {
        using var phase = Phase(StoragePhases.BuildPortalAssignment);
        _portalChunks ??= BuildVisibleChunks();
        _portalRouting ??= BuildVisibleRouting();
        return new PortalAssignment(id, _watermark, _portalRouting, _portalChunks, _roster.Published);
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
        _views.ForgetLifecycles();
    }
}
