using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>
/// Lets a planner decide scheduling cycles: weighs the chunks, hands the planner the fleet in order of identity,
/// and translates the result back. Which of the active workers are reliable is the host's knowledge; without a source
/// of it all are. Chunks that the weight strategy leaves out are not placed; what is held of them drains, and takes room
/// from fresh copies until it is gone. Not safe for use by several threads at once, since the planner is not.
/// </summary>
public sealed class PlannerAlgorithm : ISchedulingAlgorithm
{
    private readonly IPlanner _planner;
    private readonly IWeightStrategy _weights;
    private readonly PlacementConfiguration _configuration;
    private readonly IWorkerStatusSource? _statuses;

    /// <summary>Creates the algorithm. It is cheap: another configuration takes another algorithm around the same planner, which keeps its rings.</summary>
    /// <param name="planner">Decides.</param>
    /// <param name="weights">Weighs the chunks.</param>
    /// <param name="configuration">Settings of the planner.</param>
    /// <param name="statuses">Health of the workers, asked unless the configuration ignores it; null if all are online.</param>
    public PlannerAlgorithm(
        IPlanner planner, IWeightStrategy weights, PlacementConfiguration configuration, IWorkerStatusSource? statuses = null)
    {
        _planner = planner;
        _weights = weights;
        _configuration = configuration;
        _statuses = configuration.IgnoreReliability ? null : statuses;
    }

    /// <summary>The planner's outcome of the latest cycle, in the planner's own rows and fleet order; null before the first. For measurements.</summary>
    public PlacementOutcome? LatestOutcome { get; private set; }

    /// <summary>Chunks and bytes by segment of the latest cycle, if the weight strategy has segments. For measurements.</summary>
    public IReadOnlyList<SegmentSummary> LatestSegments { get; private set; } = [];

    /// <inheritdoc/>
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        var weights = _weights.Weigh(input.Chunks);
        var kept = new KeptRows(weights.Rows, input.Chunks.Count);
        var leftOut = new LeftOutRows(input, kept);
        var fleet = new SortedFleet(input.Workers);
        var outcome = _planner.Plan(new PlacementInput(
            kept.Select(input.Chunks, weights),
            fleet.ToPlacementWorkers(withVersions: weights.Versions.Length > 0, _statuses),
            _configuration,
            fleet.ToFleet(kept.Select(input.Held)),
            fleet.ToFleet(kept.Select(input.Committed)),
            fleet.ToFleet(kept.Select(input.Routed)))
        {
            UnplannedBytes = fleet.ToFleet(leftOut.HeldBytes()),
        });
        LatestOutcome = outcome;
        LatestSegments = weights.Segments;
        return outcome switch
        {
            PlacementOutcome.Placed placed => Translate(placed, kept, leftOut, fleet),
            PlacementOutcome.NotEnoughCapacity { Stuck: { } stuck } => new ScheduleOutcome.Infeasible(Translate(stuck, kept, fleet)),
            _ => new ScheduleOutcome.Infeasible(),
        };
    }

    private static StuckSeating Translate(StuckSeating stuck, KeptRows kept, SortedFleet fleet) =>
        new(kept.ToCycle(stuck.Chunk), Translate(stuck.Seated, kept, fleet));

    private static ScheduleOutcome.Placed Translate(PlacementOutcome.Placed placed, KeptRows kept, LeftOutRows leftOut, SortedFleet fleet)
    {
        var evicted = new EvictedCopy[placed.Evicted.Count];
        for (var i = 0; i < evicted.Length; i++)
        {
            evicted[i] = new EvictedCopy(kept.ToCycle(placed.Evicted[i].Chunk), fleet.ToRoster(placed.Evicted[i].Worker));
        }

        return new ScheduleOutcome.Placed(leftOut.WithKeptCopies(Translate(placed.Workers, kept, fleet)), placed.AchievedMinimum, evicted)
        {
            Waiting = placed.Waiting.Count == 0 ? [] : [.. placed.Waiting.Select(row => row with { Chunk = kept.ToCycle(row.Chunk) })],
        };
    }

    private static HolderLists Translate(HolderLists rows, KeptRows kept, SortedFleet fleet) =>
        new(kept.ExpandOffsets(rows.Offsets), fleet.ToRoster(rows).Positions);
}
