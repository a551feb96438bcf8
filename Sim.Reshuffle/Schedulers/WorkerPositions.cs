using Scheduler.Core;
using Scheduler.Core.Lifecycle;
using Sim.Reshuffle.Scenarios;

namespace Sim.Reshuffle.Schedulers;

/// <summary>Roster positions of the workers that a storage registered.</summary>
internal sealed class WorkerPositions
{
    private readonly int[] _positions;

    /// <summary>Finds the position of every registered worker.</summary>
    /// <param name="registered">The registry of an assignment.</param>
    /// <param name="roster">The roster.</param>
    public WorkerPositions(SortedTable<WorkerPk, AssignmentWorker> registered, ScenarioRoster roster)
    {
        var byId = new Dictionary<string, int>(roster.Workers.Count, StringComparer.Ordinal);
        for (var position = 0; position < roster.Workers.Count; position++)
        {
            byId.Add(roster.Workers[position].Id, position);
        }

        _positions = new int[registered.Keys.Max(static key => (int)key.Value) + 1];
        Array.Fill(_positions, -1);
        foreach (var (key, worker) in registered)
        {
            _positions[(int)key.Value] = byId[worker.PeerId];
        }

        Registered = registered.Count;
    }

    /// <summary>Number of registered workers.</summary>
    public int Registered { get; }

    /// <summary>The position of a worker.</summary>
    public ushort Of(WorkerPk worker)
    {
        var position = _positions[(int)worker.Value];
        Invariant.Require(position >= 0, "an assignment names registered workers only");
        return (ushort)position;
    }
}
