using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>
/// Which workers have departed and not come back, as the world saw it: the newest worker assignment at that moment bounds
/// what routing may still ask of them. Immutable; a rejoin forgets the worker.
/// </summary>
public sealed class DepartureRecord
{
    private readonly (WorkerPk Worker, WorkerAssignmentId PlacedUntil, bool AwaitsCycle)[] _departed;

    private DepartureRecord((WorkerPk Worker, WorkerAssignmentId PlacedUntil, bool AwaitsCycle)[] departed) => _departed = departed;

    /// <summary>Nobody has departed.</summary>
    public static DepartureRecord None { get; } = new([]);

    /// <summary>The record after an active worker has departed.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="newest">Newest worker assignment at that moment; 0 if none.</param>
    public DepartureRecord WithDeparture(WorkerPk worker, WorkerAssignmentId newest) =>
        new([.. Others(worker), (worker, newest, true)]);

    /// <summary>The record after a departed worker has come back.</summary>
    public DepartureRecord WithReturn(WorkerPk worker) => IndexOf(worker) < 0 ? this : new DepartureRecord([.. Others(worker)]);

    /// <summary>The record after a scheduling cycle, which cleans up behind the departures before it.</summary>
    public DepartureRecord AfterCycle()
    {
        var isAwaiting = Array.Exists(_departed, static entry => entry.AwaitsCycle);
        return isAwaiting ? new DepartureRecord(Array.ConvertAll(_departed, static entry => entry with { AwaitsCycle = false })) : this;
    }

    /// <summary>Whether the worker departed and no scheduling cycle has run since.</summary>
    public bool AwaitsCycle(WorkerPk worker)
    {
        var index = IndexOf(worker);
        return index >= 0 && _departed[index].AwaitsCycle;
    }

    /// <summary>The newest worker assignment when the worker departed; null if it has not, or came back.</summary>
    public WorkerAssignmentId? PlacedUntil(WorkerPk worker)
    {
        var index = IndexOf(worker);
        return index < 0 ? null : _departed[index].PlacedUntil;
    }

    /// <summary>Whether routing of this watermark has caught up with the worker's departure, if there was one.</summary>
    public bool IsSettledBy(WorkerPk worker, WorkerAssignmentId watermark) => PlacedUntil(worker) is not { } bound || watermark > bound;

    private IEnumerable<(WorkerPk Worker, WorkerAssignmentId PlacedUntil, bool AwaitsCycle)> Others(WorkerPk worker) =>
        _departed.Where(entry => entry.Worker != worker);

    private int IndexOf(WorkerPk worker)
    {
        for (var i = 0; i < _departed.Length; i++)
        {
            if (_departed[i].Worker == worker)
            {
                return i;
            }
        }

        return -1;
    }
}
