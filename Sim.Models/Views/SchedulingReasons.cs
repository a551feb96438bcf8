using Scheduler.Core.Lifecycle;
using Sim.Models.Tracing;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Views;

/// <summary>Why copies changed in a scheduling cycle: its housekeeping, then its plan.</summary>
/// <param name="result">What the cycle answered; null if its answer was lost with the scheduler.</param>
/// <param name="call">The latest question to the planner and its answer; null if it was not asked.</param>
/// <param name="after">The state after the cycle.</param>
/// <param name="pool">The machines.</param>
/// <param name="candidates">The order in which the planner looks at workers.</param>
internal sealed class SchedulingReasons(
    SchedulingCycleResult? result, PlannerCall? call, StorageState after, WorkerPool pool, CandidateSight candidates) : ICopyReasons
{
    private readonly PlannerSight? _sight = call is null ? null : new PlannerSight(call, worker => TraceNames.OfWorker(pool.IndexOf(worker)), candidates);

    /// <inheritdoc/>
    public string Of(CopyChange change)
    {
        var (before, now) = (change.Before, change.After);
        return (before.IsPlanned, before.IsDraining, now.IsPlanned, now.IsDraining) switch
        {
            (false, true, true, _) when IsIn(result?.Housekeeping.RescuedDrains, change) =>
                "housekeeping, 22.3: every planned holder had departed, so the draining copy returned to the plan",
            (false, true, true, _) when IsIn(result?.Housekeeping.ExpiredDrains, change) =>
                "plan, STALE-7: its drain ended in this cycle, and the new plan put it there again; nothing is downloaded",
            (false, true, true, _) => "plan, CYC-12: the new plan takes the draining copy back",
            (false, false, true, _) => "plan, CYC-11: the new plan puts it there",
            (true, _, false, true) => "plan, CYC-9: the new plan lacks it; it is served until it has drained (STALE-1)",
            (true, _, false, false) => WhyAtOnce(change),
            (false, true, false, false) => WhyEnded(change),
            (false, true, false, true) when before.SupersededAt != now.SupersededAt =>
                "plan, STALE-6: taken back by the housekeeping (22.3) and given up again, so that its drain starts over with a later number",
            _ => "plan, CYC-15: published with the new assignment",
        };
    }

    /// <inheritdoc/>
    public string? DetailsOf(CopyChange change) =>
        change.IsOfPlan && Of(change).StartsWith("plan", StringComparison.Ordinal) ? _sight?.Of(change.Chunk, change.Key) : null;

    /// <inheritdoc/>
    public string? OfChunk(ChunkPk chunk) => result is SchedulingCycleResult.Shortage
        ? "plan, CYC-7: the planner answered that the fleet is too small, so that nothing was placed (SHORT-1)"
        : "plan, CYC-11: the plan became the ideal";

    /// <inheritdoc/>
    public string? DetailsOf(ChunkPk chunk) => _sight?.Of(chunk, worker: null);

    private string WhyAtOnce(CopyChange change)
    {
        var row = after.LifecycleOf(change.Chunk);
        return row switch
        {
            _ when result is SchedulingCycleResult.Published published && IsIn(published.Evicted, change) =>
                "plan, 22.1: evicted at once, to seat a floor copy of another chunk that had no other place",
            { Tombstoned: true } => "plan, TOMB-1: its chunk was tombstoned, so the next plan ended the row without a drain",
            { DroppedAtPortal: not null } => "plan, STALE-2: its chunk is dropped as a whole, so that a copy which is given up does not drain",
            _ when !pool.IsActive(change.Worker) => "plan, 22.5: its worker is not active, so that it is given up without a drain",
            _ => "plan, CYC-9: the new plan lacks it, and nothing of it drains",
        };
    }

    private string WhyEnded(CopyChange change) => result?.Housekeeping switch
    {
        { } done when IsIn(done.ExpiredDrains, change) => "housekeeping, CYC-3: the scheduler took its window of M ticks for over and ended the drain",
        { } done when IsIn(done.PurgedDrains, change) => "housekeeping, 22.5: its worker is not active, so the drain ended",
        { } done when IsIn(done.TombstonedDrains, change) => "housekeeping, TOMB-2: the tombstone of its chunk (CYC-2) ended the drain",
        { } done when IsIn(done.RescuedDrains, change) => "plan, 22.1: rescued by the housekeeping (22.3) and given up by the plan at once",
        _ when result is SchedulingCycleResult.Published published && IsIn(published.Evicted, change) =>
            "plan, 22.1: the draining copy was evicted at once, to seat a floor copy of another chunk",
        _ => "plan, CYC-3: the drain ended",
    };

    private static bool IsIn(IReadOnlyList<ChunkWorker>? copies, CopyChange change) =>
        change.Key is { } worker && copies?.Contains(new ChunkWorker(change.Chunk, worker)) == true;
}
