using Scheduler.Core;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Movement;
using Sim.Reshuffle.Scenarios;

namespace Sim.Reshuffle.Schedulers;

/// <summary>
/// Drives a planner with a memory through a storage: one scheduling cycle, one confirmation by the whole fleet and one
/// visibility cycle per step. The clock goes so far between steps that the drains of one step are gone in the next.
/// </summary>
/// <param name="scenario">The world.</param>
/// <param name="planner">The planner.</param>
/// <param name="storage">An empty storage, or one that holds exactly the chunks of the input.</param>
/// <param name="options">How the run begins and what lags.</param>
/// <param name="log">Remembers plans.</param>
/// <param name="time">Measures the planner.</param>
internal sealed class CyclingScheduler(
    Scenario scenario, IPlanner planner, ISchedulerStorage storage, CyclingOptions options, IPlanLog log, TimeProvider time) : IStepScheduler
{
    private const long DrainTicks = 5;

    private readonly StoredChunks _chunks = new();
    private readonly ConfirmationLag _lag = new(options.LagSteps);
    private readonly ChunkIngestion _ingestion = new(scenario.Catalog, storage);
    private WorkerPositions? _positions;
    private ChunkHolderMap _routed = ChunkHolderMap.Empty;
    private HolderLists _ideal = HolderLists.Empty(0);
    private long _tick;

    /// <inheritdoc/>
    public async Task<StepPlacement> BeginAsync(CancellationToken cancellationToken)
    {
        await _ingestion.StoreNewAsync(_chunks, options.IsIngested, cancellationToken);
        return await CycleAsync(options.Baseline, replaced: 0, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StepPlacement> StepAsync(ScenarioStep step, CancellationToken cancellationToken)
    {
        var replaced = await new DatasetCorrections(scenario.Catalog, storage, _chunks, _ideal)
            .RegisterAsync(step, new Tick(_tick), cancellationToken);
        await _ingestion.StoreNewAsync(_chunks, isIngested: false, cancellationToken);
        return await CycleAsync(baseline: null, replaced, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => storage.DisposeAsync();

    private async Task<StepPlacement> CycleAsync(HolderLists? baseline, int replaced, CancellationToken cancellationToken)
    {
        await storage.UpdateWorkerSetAsync(ActiveWorkers(), new Tick(_tick), cancellationToken);
        await storage.RegisterNewChunksAsync(cancellationToken);
        _tick += DrainTicks;
        var asked = new AskedAlgorithm(baseline is null
            ? new LoggedAlgorithm(new PlannerAlgorithm(planner, scenario.Weights, scenario.Placement), log, time)
            : new GivenPlacement(baseline, _chunks.RowOf));
        var result = await storage.RunSchedulingCycleAsync(asked, new Tick(_tick), DrainTicks, cancellationToken);
        if (result is not SchedulingCycleResult.Published published)
        {
            return StepPlacement.Failed(asked.Plan);
        }

        var held = published.Assignment.ChunkWorkers;
        var ledger = BuildLedger(published.Assignment, asked);
        var readers = ReaderCheck.Compare(_routed, held);
        var visible = await ConfirmAndShowAsync(published.Assignment.Id, cancellationToken);
        _ideal = ledger.Ideal;
        var placed = Enumerable.Range(0, ledger.Count).Count(row => !ledger.IdealOf(row).IsEmpty);
        return new StepPlacement(ledger, asked.Plan, readers, placed, visible, replaced);
    }

    private HolderLedger BuildLedger(WorkerAssignment assignment, AskedAlgorithm asked)
    {
        if (_positions?.Registered != assignment.Workers.Count)
        {
            _positions = new WorkerPositions(assignment.Workers, scenario.Roster);
        }

        var ideal = asked.Plan.Rows ?? throw new InvariantViolatedException("a published cycle has a plan");
        return new LedgerBuilder(_chunks, _positions, scenario.Catalog.Count).Build(assignment.ChunkWorkers, asked.Input, ideal);
    }

    private async Task<int> ConfirmAndShowAsync(WorkerAssignmentId id, CancellationToken cancellationToken)
    {
        _tick++;
        _lag.Publish(id);
        await storage.ConfirmWorkerAssignmentAsync(_lag.Confirmed, new Tick(_tick), cancellationToken);
        var portal = await storage.RunVisibilityCycleAsync(new Tick(_tick), cancellationToken);
        _routed = portal.ChunkWorkers;
        return portal.Chunks.Count;
    }

    private List<WorkerInfo> ActiveWorkers() =>
        [.. scenario.Roster.Workers.Where(static worker => worker.IsPresent).Select(static worker => new WorkerInfo(worker.Id, worker.Version?.ToString()))];
}
