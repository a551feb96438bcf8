using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>Remembers the latest question to a planner and its answer.</summary>
/// <param name="planner">The planner.</param>
/// <param name="weights">Weighs the chunks.</param>
/// <param name="coverage">What the weights ought to leave out.</param>
/// <param name="settings">Settings of the planner.</param>
/// <param name="statuses">Health of the workers.</param>
/// <param name="calls">Where each call is noted.</param>
public sealed class RecordedAlgorithm(
    RecordedPlanner planner, IWeightStrategy weights, Coverage coverage, PlacementConfiguration settings, IWorkerStatusSource statuses, List<PlannerCall> calls)
    : ISchedulingAlgorithm
{
    private readonly PlannerAlgorithm _algorithm = new(planner, weights, settings, statuses);

    /// <summary>The settings of the planner.</summary>
    public PlacementConfiguration Settings { get; } = settings;

    /// <summary>The latest question and its answer; null before the first.</summary>
    public PlannerCall? LatestCall { get; internal set; }

    /// <inheritdoc/>
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        var outcome = _algorithm.Schedule(input);
        WorkerPk[] unreliable = [.. input.Workers.Pks.Where((_, position) => IsUnreliable(input.Workers.PeerIds[position]))];
        LatestCall = new PlannerCall(input, Settings.MinimumReplication, outcome, unreliable)
        {
            LeftOut = coverage.LeftOutOf(input.Chunks),
            Asked = planner.Asked,
            Answered = planner.Answered,
        };
        calls.Add(LatestCall);
        return outcome;
    }

    private bool IsUnreliable(string peerId) => !Settings.IgnoreReliability && statuses.StatusOf(peerId) != WorkerStatus.Online;
}
