using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    /// <remarks>New workers get their keys in input order; known ones consume none.</remarks>
    public async ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        RosterRule.Require(active);
        using var phase = Phase(StoragePhases.UpdateWorkerSet);
        _clock.Require(_ledger.NewestTick, now);
        var change = RosterChange.Of(_ledger.Workers, active, now);
        _ledger.ApplyTick(now);
        if (change.Updated.Count + change.Added.Count == 0)
        {
            return;
        }

        _logger.LogDebug("tick {Tick}: {Updated} workers change status or version, {Added} are new", now, change.Updated.Count, change.Added.Count);
        var rows = new SortedDictionary<WorkerPk, WorkerView>();
        foreach (var row in _ledger.Workers.Concat(change.Updated))
        {
            rows[row.Pk] = row;
        }

        var last = _workerKeys.Take(change.Added.Count);
        foreach (var worker in change.Added)
        {
            var pk = new WorkerPk(++last);
            rows.Add(pk, new WorkerView(pk, worker.PeerId, worker.Version, InactiveSince: null));
        }

        _ledger.ReplaceWorkers([.. rows.Values]);
    }
}
