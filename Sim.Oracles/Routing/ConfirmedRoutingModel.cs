using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>
/// What portals must route by, worked out from the ideals alone: the change that each worker assignment made of the ideal
/// is queued, and applied once the watermark reaches it. It never looks at the storage's own queue or routing. Immutable.
/// </summary>
public sealed class ConfirmedRoutingModel
{
    private readonly DiffView[] _queue;

    private ConfirmedRoutingModel(WorkerAssignmentId watermark, ChunkHolderMap routing, DiffView[] queue)
    {
        Watermark = watermark;
        Routing = routing;
        _queue = queue;
    }

    /// <summary>Nothing was placed and nothing confirmed.</summary>
    public static ConfirmedRoutingModel Initial { get; } = new(WorkerAssignmentId.None, ChunkHolderMap.Empty, []);

    /// <summary>The highest confirmed worker assignment.</summary>
    public WorkerAssignmentId Watermark { get; }

    /// <summary>Chunks with confirmed holders, visible or not.</summary>
    public ChunkHolderMap Routing { get; }

    /// <summary>Changes that wait for confirmation, by assignment and chunk.</summary>
    public ReadOnlySpan<DiffView> Queue => _queue;

    /// <summary>
    /// The model after a scheduling cycle, successful or not. The ideal before it is taken with rule 22.3 applied: copies
    /// that drain on active workers are back in the ideal of a chunk whose holders have all departed, and that return by
    /// itself is no change of routing.
    /// </summary>
    /// <param name="before">State before the cycle, after departures were reported.</param>
    /// <param name="after">State after the cycle, before the next one.</param>
    public ConfirmedRoutingModel AfterCycle(PlacementView before, PlacementView after)
    {
        var assignment = after.State.NewestWorkerAssignment;
        if (assignment <= before.State.NewestWorkerAssignment)
        {
            return this;
        }

        List<DiffView>? changes = null;
        for (var row = 0; row < after.ChunkCount; row++)
        {
            var chunk = after.ChunkAt(row).Pk;
            if (!OrphanedDrains.RescuedIdeal(before, chunk).SequenceEqual(after.IdealAt(row)))
            {
                (changes ??= []).Add(new DiffView(assignment, chunk, after.IdealAt(row).ToArray()));
            }
        }

        return changes is null ? this : new ConfirmedRoutingModel(Watermark, Routing, [.. _queue, .. changes]);
    }

    /// <summary>The model after a confirmation was reported. At or below the watermark nothing changes.</summary>
    public ConfirmedRoutingModel AfterConfirmation(WorkerAssignmentId reported)
    {
        if (reported <= Watermark)
        {
            return this;
        }

        var routing = new SortedDictionary<ChunkPk, IReadOnlyList<WorkerPk>>();
        foreach (var (chunk, workers) in Routing)
        {
            routing[chunk] = workers;
        }

        var replayed = 0;
        while (replayed < _queue.Length && _queue[replayed].Assignment <= reported)
        {
            routing[_queue[replayed].Chunk] = _queue[replayed].Workers;
            replayed++;
        }

        var routed = routing.Where(static entry => entry.Value.Count > 0).ToArray();
        return new ConfirmedRoutingModel(
            reported,
            new ChunkHolderMap(
                [.. routed.Select(static entry => entry.Key)],
                [.. routed.Select(static entry => (WorkerPk[])[.. entry.Value])]),
            _queue[replayed..]);
    }
}
