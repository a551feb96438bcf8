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
        var present = new HashSet<string>(active.Count, StringComparer.Ordinal);
        foreach (var worker in active)
        {
            present.Add(worker.PeerId);
        }

        foreach (var row in _roster.Rows)
        {
            if (row.View.IsActive && !present.Contains(row.View.PeerId))
            {
                _roster.Update(row, row.View with { InactiveSince = now });
                _logger.LogDebug("worker {Worker} ({Peer}) departed at tick {Tick}", row.Pk, row.View.PeerId, now);
            }
        }

        foreach (var worker in active)
        {
            if (_roster.Find(worker.PeerId) is { } known)
            {
                _roster.Update(known, known.View with { Version = worker.Version, InactiveSince = null });
            }
            else
            {
                _roster.Add(worker.PeerId, worker.Version);
            }
        }

        _views.ForgetWhole();
    }
}
