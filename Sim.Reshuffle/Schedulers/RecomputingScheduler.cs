using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Movement;
using Sim.Reshuffle.Scenarios;

namespace Sim.Reshuffle.Schedulers;

/// <summary>
/// Drives a planner without memory: at every step all chunks are placed from scratch, and whatever differs from the step
/// before moves at once. There are no drains.
/// </summary>
/// <param name="scenario">The world.</param>
/// <param name="planner">The planner.</param>
/// <param name="baseline">Holders before step 1, one row per chunk of the catalog; null if the planner decides.</param>
/// <param name="log">Remembers plans.</param>
/// <param name="time">Measures the planner.</param>
internal sealed class RecomputingScheduler(Scenario scenario, IPlanner planner, HolderLists? baseline, IPlanLog log, TimeProvider time) : IStepScheduler
{
    private HolderLists _holders = HolderLists.Empty(0);

    /// <inheritdoc/>
    public Task<StepPlacement> BeginAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var plan = baseline is null ? log.Next(HolderLists.Empty(0), Plan) : PlannedStep.Given(baseline);
        return Task.FromResult(Follow(plan, ReaderImpact.None));
    }

    /// <inheritdoc/>
    public Task<StepPlacement> StepAsync(ScenarioStep step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var plan = log.Next(_holders, Plan);
        return Task.FromResult(Follow(plan, plan.Rows is null ? ReaderImpact.None : ImpactOf(plan.Rows)));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private StepPlacement Follow(PlannedStep plan, ReaderImpact readers)
    {
        if (plan.Rows is not { } rows)
        {
            return StepPlacement.Failed(plan);
        }

        _holders = rows;
        var placed = Enumerable.Range(0, rows.Count).Count(row => !rows[row].IsEmpty);
        return new StepPlacement(HolderLedger.Settled(rows), plan, readers, placed, placed, ReplacedChunks: 0);
    }

    /// <summary>Until the new copies are there, a reader has what is in both placements.</summary>
    private ReaderImpact ImpactOf(HolderLists after)
    {
        var (missed, unreadable) = (0L, 0);
        for (var row = 0; row < _holders.Count; row++)
        {
            var gone = HolderRows.CountExcept(_holders[row], after[row]);
            missed += gone;
            unreadable += gone > 0 && gone == _holders[row].Length ? 1 : 0;
        }

        return new ReaderImpact(missed, unreadable);
    }

    private PlannedStep Plan()
    {
        var order = scenario.Catalog.CanonicalRows();
        var chunks = scenario.Catalog.ToColumns(order);
        var weights = scenario.Weights.Weigh(chunks);
        if (weights.Count < order.Length)
        {
            order = Array.ConvertAll(weights.Rows, row => order[row]);
            chunks = scenario.Catalog.ToColumns(order);
        }

        var fleet = FleetColumns.Of(scenario.Roster);
        var input = PlacementInput.FromScratch(ToPlacementChunks(chunks, weights), fleet.Workers, scenario.Placement);
        var start = time.GetTimestamp();
        var outcome = planner.Plan(input);
        var milliseconds = time.GetElapsedTime(start).TotalMilliseconds;
        return outcome is PlacementOutcome.Placed placed
            ? PlannedStep.Of(placed, ToCatalog(placed.Workers, order, fleet.Positions), [], milliseconds)
            : PlannedStep.Shortage(milliseconds);
    }

    private static PlacementChunks ToPlacementChunks(SchedulingChunks chunks, WeightedChunks weights) => new(
        chunks.DatasetNames, chunks.Datasets, chunks.Ids, chunks.SizesBytes, weights.Weights, weights.MinimumVersions, weights.Versions, chunks.Visible);

    /// <summary>Rows of the catalog and positions of the roster instead of those of the plan. Both fleets are in the same order, so rows stay ascending.</summary>
    private HolderLists ToCatalog(HolderLists planned, int[] order, ushort[] positions)
    {
        var offsets = new int[scenario.Catalog.Count + 1];
        for (var i = 0; i < order.Length; i++)
        {
            offsets[order[i] + 1] = planned[i].Length;
        }

        for (var row = 0; row < scenario.Catalog.Count; row++)
        {
            offsets[row + 1] += offsets[row];
        }

        var holders = new ushort[offsets[^1]];
        for (var i = 0; i < order.Length; i++)
        {
            var target = holders.AsSpan(offsets[order[i]], planned[i].Length);
            for (var j = 0; j < target.Length; j++)
            {
                target[j] = positions[planned[i][j]];
            }

            target.Sort();
        }

        return new HolderLists(offsets, holders);
    }
}
