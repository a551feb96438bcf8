using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retentionTicks"/> is negative.</exception>
    public async ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(
        Tick now, long retentionTicks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        ArgumentOutOfRangeException.ThrowIfNegative(retentionTicks);
        using var phase = Phase(StoragePhases.CollectInactiveWorkers);
        List<WorkerRow>? garbage = null;
        foreach (var row in _roster.Rows)
        {
            if (row.View.InactiveSince is { } since && WorkerRetention.HasPassed(since, now, retentionTicks))
            {
                (garbage ??= []).Add(row);
            }
        }

        if (garbage is null)
        {
            return [];
        }

        WorkerPk[] deleted = [.. garbage.Select(static row => row.Pk)];
        RemoveStale((_, copy) => HolderSet.Has(deleted, copy.Worker));
        garbage.ForEach(_roster.Remove);
        _views.ForgetWhole();
        return deleted;
    }
}
