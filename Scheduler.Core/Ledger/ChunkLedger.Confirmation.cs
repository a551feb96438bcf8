using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

internal sealed partial class ChunkLedger
{
    /// <summary>What a confirmation does to the routing; null if it is at or below the watermark and does nothing.</summary>
    /// <returns>The rows of routing that change, ascending by chunk; an empty list of workers ends the routing of the chunk.</returns>
    /// <exception cref="StorageException">The assignment was never minted.</exception>
    public IReadOnlyList<DiffView>? DecideConfirmation(WorkerAssignmentId id)
    {
        if (id <= _watermark)
        {
            return null;
        }

        if (!_unconfirmed.Contains(id))
        {
            throw StorageFault.UnknownAssignment(id, _newestWorkerAssignment);
        }

        using var phase = Phase(StoragePhases.ReplayConfirmedDiffs);
        return RoutingReplay.Decide(_diffs, _watermark, id);
    }

    /// <summary>Takes note of a minted worker assignment that is not confirmed; they come in order.</summary>
    public void AddMinted(WorkerAssignmentId id)
    {
        _unconfirmed.Add(id);
        _newestWorkerAssignment = id;
    }

    /// <summary>The present routing of a chunk, ascending; empty if it has none.</summary>
    public IReadOnlyList<WorkerPk> RoutingOf(ChunkPk chunk) => At(chunk).Routing;

    /// <summary>How many changes of routing are queued for an assignment and those before it.</summary>
    public int QueuedDiffs(WorkerAssignmentId upTo) => _diffs.Count(diff => diff.Assignment <= upTo);

    /// <summary>Moves the watermark and the routing.</summary>
    public void ApplyConfirmation(WorkerAssignmentId id, IReadOnlyList<DiffView> replayed, Tick now)
    {
        _logger.LogDebug("worker assignment {Assignment} confirmed at tick {Tick}, {Count} routing rows change", id, now, replayed.Count);
        foreach (var diff in replayed)
        {
            At(diff.Chunk).SetRouting(diff.Workers);
        }

        _diffs.RemoveAll(diff => diff.Assignment <= id);
        _unconfirmed.RemoveWhere(minted => minted <= id);
        _watermark = id;
        _views.ForgetWhole();
        if (replayed.Count > 0)
        {
            _views.ForgetDiffs();
            _views.ForgetRouting();
            _portalRouting = null;
        }
    }
}
