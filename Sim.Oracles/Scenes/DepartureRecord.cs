using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>
/// Which workers have departed and not come back, as the world saw it: the newest worker assignment at the moment in which
/// the scheduler was told bounds what routing may still ask of them. Immutable; a rejoin forgets that, and remembers the
/// return instead, since the disk is empty.
/// </summary>
public sealed class DepartureRecord
{
    private readonly Departure[] _departed;
    private readonly ImmutableSortedDictionary<WorkerPk, WorkerAssignmentId> _returned;

    private DepartureRecord(Departure[] departed, ImmutableSortedDictionary<WorkerPk, WorkerAssignmentId> returned) =>
        (_departed, _returned) = (departed, returned);

    /// <summary>Nobody has departed.</summary>
    public static DepartureRecord None { get; } = new([], ImmutableSortedDictionary<WorkerPk, WorkerAssignmentId>.Empty);

    /// <summary>The record after an active worker has departed and the scheduler knows.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="newest">Newest worker assignment at that moment; 0 if none.</param>
    public DepartureRecord WithDeparture(WorkerPk worker, WorkerAssignmentId newest) =>
        new([.. Others(worker), new(worker, newest, AwaitsCycle: true)], _returned);

    /// <summary>The record after an active worker has departed and nobody has noticed yet: no assignment is bound to know.</summary>
    /// <param name="worker">The worker.</param>
    public DepartureRecord WithSilence(WorkerPk worker) => new([.. Others(worker), new(worker, PlacedUntil: null, AwaitsCycle: true)], _returned);

    /// <summary>The record after a departed worker has come back.</summary>
    /// <param name="worker">The worker; nothing changes if it had not departed.</param>
    /// <param name="newest">Newest worker assignment at that moment; 0 if none.</param>
    public DepartureRecord WithReturn(WorkerPk worker, WorkerAssignmentId newest) =>
        IndexOf(worker) < 0 ? this : new DepartureRecord([.. Others(worker)], _returned.SetItem(worker, newest));

    /// <summary>The record after a scheduling cycle, which cleans up behind the departures that it knew of.</summary>
    public DepartureRecord AfterCycle()
    {
        var isAwaiting = Array.Exists(_departed, static entry => entry.AwaitsCycle && entry.IsNoticed);
        return isAwaiting
            ? new DepartureRecord(Array.ConvertAll(_departed, static entry => entry with { AwaitsCycle = entry.AwaitsCycle && !entry.IsNoticed }), _returned)
            : this;
    }

    /// <summary>Whether the worker has departed without anybody noticing.</summary>
    public bool IsUnnoticed(WorkerPk worker)
    {
        var index = IndexOf(worker);
        return index >= 0 && !_departed[index].IsNoticed;
    }

    /// <summary>Whether the worker departed and no scheduling cycle that knows has run since.</summary>
    public bool AwaitsCycle(WorkerPk worker)
    {
        var index = IndexOf(worker);
        return index >= 0 && _departed[index].AwaitsCycle;
    }

    /// <summary>The newest worker assignment when the departure of the worker was noticed; null if it was not, or the worker came back.</summary>
    public WorkerAssignmentId? PlacedUntil(WorkerPk worker)
    {
        var index = IndexOf(worker);
        return index < 0 ? null : _departed[index].PlacedUntil;
    }

    /// <summary>Whether routing of this watermark has caught up with the worker's departure, if there was one.</summary>
    public bool IsSettledBy(WorkerPk worker, WorkerAssignmentId watermark)
    {
        var index = IndexOf(worker);
        return index < 0 || (_departed[index].PlacedUntil is { } bound && watermark > bound);
    }

    /// <summary>Whether an assignment that was minted after the worker's latest return is confirmed, if it ever returned: before that, routing to it proves nothing.</summary>
    public bool IsReturnSettledBy(WorkerPk worker, WorkerAssignmentId watermark) =>
        !_returned.TryGetValue(worker, out var newest) || watermark > newest;

    private IEnumerable<Departure> Others(WorkerPk worker) =>
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

    /// <param name="Worker">Who departed.</param>
    /// <param name="PlacedUntil">Newest worker assignment when that was noticed; null if it was not.</param>
    /// <param name="AwaitsCycle">Whether no scheduling cycle that knows has run since.</param>
    private readonly record struct Departure(WorkerPk Worker, WorkerAssignmentId? PlacedUntil, bool AwaitsCycle)
    {
        public bool IsNoticed => PlacedUntil is not null;
    }
}
