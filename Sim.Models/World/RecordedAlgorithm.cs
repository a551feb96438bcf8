using Scheduler.Core.Lifecycle;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>Remembers the latest question to an algorithm and its answer.</summary>
/// <param name="algorithm">The algorithm.</param>
/// <param name="floor">The floor that it is configured with.</param>
/// <param name="isUnreliable">Whether it has to treat the worker of an identity as unreliable.</param>
public sealed class RecordedAlgorithm(ISchedulingAlgorithm algorithm, int floor, Func<string, bool> isUnreliable) : ISchedulingAlgorithm
{
    /// <summary>The floor that it is configured with.</summary>
    public int Floor { get; } = floor;

    /// <summary>The latest question and its answer; null before the first.</summary>
    public PlannerCall? LatestCall { get; private set; }

    /// <inheritdoc/>
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        var outcome = algorithm.Schedule(input);
        WorkerPk[] unreliable = [.. input.Workers.Pks.Where((_, position) => isUnreliable(input.Workers.PeerIds[position]))];
        LatestCall = new PlannerCall(input, Floor, outcome, unreliable);
        return outcome;
    }
}
