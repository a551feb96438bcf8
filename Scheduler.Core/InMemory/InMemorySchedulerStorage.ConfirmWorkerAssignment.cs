using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.ConfirmWorkerAssignment);
        if (id <= _watermark)
        {
            return;
        }

        if (id > _newestWorkerAssignment)
        {
            throw new StorageException(StorageErrorKind.UnknownAssignment, $"worker assignment {id} was never minted; the newest is {_newestWorkerAssignment}");
        }

        var replayed = Replayed(id);
        _logger.LogDebug("worker assignment {Assignment} confirmed at tick {Tick}, {Count} routing rows change", id, now, replayed.Count);
        foreach (var diff in replayed)
        {
            At(diff.Chunk).SetRouting(diff.Workers);
        }

        _diffs.RemoveAll(diff => diff.Assignment <= id);
        _watermark = id;
        _views.ForgetWhole();
        if (replayed.Count > 0)
        {
            _views.ForgetDiffs();
            _views.ForgetRouting();
            _portalRouting = null;
        }
    }

    private IReadOnlyList<DiffView> Replayed(WorkerAssignmentId id)
    {
        using var phase = Phase(StoragePhases.ReplayConfirmedDiffs);
        return RoutingReplay.Decide(_diffs, _watermark, id);
    }
}
