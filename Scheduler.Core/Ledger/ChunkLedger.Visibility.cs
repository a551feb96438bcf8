using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    /// <summary>What a visibility cycle changes, in the order of rule VIS-9: what fires is marked before promotion looks at marks.</summary>
    internal VisibilityDecision DecideVisibility(Tick now)
    {
        var fired = FindReadyCorrections();
        var promotion = DecidePromotion(fired);
        var dropped = FindChunksToDrop(fired);
        ReportPromotion(promotion.Losers);
        var portal = new PortalAssignmentView(NextPortal(), now, _assignments.Watermark);
        ChunkPk[] marked = [.. fired.Select(static link => link.Old).Where(chunk => _chunks.At(chunk).Lifecycle is not null)];
        return new VisibilityDecision(portal, fired, marked, promotion.Winners, dropped);
    }

    /// <summary>Changes it.</summary>
    internal void ApplyVisibility(VisibilityDecision decision)
    {
        var portal = decision.Portal;
        _corrections.Complete(decision.Fired, portal.Id);
        Stamp(decision.Marked, row => row with { MarkedForRemoval = portal.CreatedAt });
        Stamp(decision.Promoted, row => row with { AppliedAtPortal = portal.Id });
        Stamp(decision.Dropped, row => row with { DroppedAtPortal = portal.Id });
        _portals.Add(portal);
    }

    /// <summary>What a visibility cycle that has been applied publishes.</summary>
    internal PortalAssignment BuildPortalAssignment(PortalAssignmentView portal)
    {
        using var phase = Phase(StoragePhases.BuildPortalAssignment);
        return new PortalAssignment(portal.Id, portal.ConfirmedUpTo, _visible.Routed, _visible.Published, _roster.Published);
    }

    private IReadOnlyList<CorrectionLink> FindReadyCorrections()
    {
        using var phase = Phase(StoragePhases.ApplyReadyCorrections);
        var pending = _corrections.Pending;
        if (pending.Count == 0)
        {
            return [];
        }

        var links = new CorrectionLink[pending.Count];
        for (var i = 0; i < links.Length; i++)
        {
            links[i] = new CorrectionLink(pending[i].OldChunk.Pk, pending[i].NewChunk.Pk);
        }

        return ReadyCorrections.Find(links, chunk => _chunks.At(chunk).Lifecycle is { } lifecycle && lifecycle.ConfirmedBy(_assignments.Watermark));
    }

    private PortalAssignmentId NextPortal() => new((_portals.Newest?.Id.Value ?? 0) + _settings.Edges.KeyGap + 1);

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
        foreach (var row in _chunks.Rows)
        {
            if (row.Lifecycle is { } lifecycle && lifecycle.PromotableAt(_assignments.Watermark) && !replaced.Contains(row.Pk)
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
        foreach (var row in _chunks.Rows)
        {
            if (row.Lifecycle is { AwaitsDrop: true })
            {
                dropped.Add(row.Pk);
            }
        }

        foreach (var link in fired)
        {
            if (_chunks.At(link.Old).Lifecycle is { InRemoval: false })
            {
                dropped.Add(link.Old);
            }
        }

        return dropped;
    }

    private void ReportPromotion(IReadOnlyList<OverlapLoser> heldBack)
    {
        _settings.Metrics?.SetPromotionHeldBack(DatasetCount.Tally(heldBack.Select(loser => _chunks.At(loser.Claim.Chunk).Chunk.Dataset)));
        if (heldBack.Count > 0)
        {
            _settings.Logger.LogWarning("{Count} confirmed chunks were held back because their blocks are taken", heldBack.Count);
            LogEach("held back", heldBack.Select(static loser => loser.Claim));
        }
    }
}
