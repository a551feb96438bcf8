using Scheduler.Core.Placement;
using Sim.Reshuffle.Journals;
using Sim.Reshuffle.Movement;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Scenarios;
using Sim.Reshuffle.Schedulers;

namespace Sim.Reshuffle.Runs;

/// <summary>Runs one scheduler through a scenario and measures every step.</summary>
public sealed class ReshuffleRun
{
    private readonly RunRequest _request;
    private readonly IRunObserver _observer;
    private readonly IPlanLog _log;
    private readonly TimeProvider _time;
    private readonly Scenario _scenario;
    private readonly MovementMeter _meter;

    /// <summary>Prepares a run.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="observer">Told of every step.</param>
    /// <param name="journal">Remembers plans, and serves those of an interrupted run; null to remember none.</param>
    /// <param name="time">Measures; decides nothing.</param>
    /// <exception cref="ReshuffleInputException">Input, settings and profile contradict each other.</exception>
    public ReshuffleRun(RunRequest request, IRunObserver observer, PlanJournal? journal, TimeProvider time)
    {
        request.Require();
        (_request, _observer, _log, _time) = (request, observer, (IPlanLog?)journal ?? NoPlanLog.Instance, time);
        _scenario = new Scenario(request.Fleet, request.Settings, request.Profile);
        _meter = new MovementMeter(_scenario.Catalog.SizeBytesOf, row => _scenario.Catalog.DatasetOf(row) == _scenario.Restricted);
    }

    /// <summary>Runs to the end, or to the step that finds no placement.</summary>
    /// <exception cref="ReshuffleInputException">A step cannot happen.</exception>
    public async Task<RunResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scheduler = await CreateSchedulerAsync(cancellationToken);
            return await RunAsync(scheduler, cancellationToken);
        }
        catch (PlacementInputException refusal)
        {
            throw new ReshuffleInputException(refusal.Message, refusal);
        }
    }

    private async Task<RunResult> RunAsync(IStepScheduler scheduler, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var placement = await scheduler.BeginAsync(cancellationToken);
        var movement = placement.Ledger is { } ledger ? _meter.Start(ledger) : StepMovement.None;
        var baseline = Record(new ScenarioStep(0, 0, 0, 0, [], [], []), placement, movement, start);
        _observer.Began(_request.Scheduler, baseline);
        var steps = new List<StepRecord>();
        for (var step = 1; step <= _request.Profile.Steps && baseline.IsScheduled && steps is [] or [.., { IsScheduled: true }]; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            steps.Add(await StepAsync(scheduler, step, cancellationToken));
            _observer.Finished(_request.Scheduler, steps[^1]);
        }

        var backend = RunRequest.IsRecomputing(_request.Scheduler) ? "none" : _request.Backend;
        return new RunResult(_request.Scheduler, backend, baseline, steps, _request.Profile.Steps, Versions());
    }

    private async Task<StepRecord> StepAsync(IStepScheduler scheduler, int number, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var step = _scenario.Advance(number);
        var placement = await scheduler.StepAsync(step, cancellationToken);
        var workers = _scenario.Roster.Workers;
        var moment = new FleetMoment(workers.Count, worker => workers[worker].IsPresent, step.Joined.ToHashSet(), step.Judged.ToHashSet());
        var movement = placement.Ledger is { } ledger ? _meter.Measure(ledger, moment) : StepMovement.None;
        return Record(step, placement, movement, start);
    }

    private StepRecord Record(ScenarioStep step, StepPlacement placement, StepMovement movement, long start) => new()
    {
        Step = step.Number,
        NewChunks = step.NewChunks,
        NewRestrictedChunks = step.NewRestrictedChunks,
        CopiedOrReplacedChunks = step.CopiedChunks + placement.ReplacedChunks,
        TotalChunks = _scenario.Catalog.Count,
        TotalRestrictedChunks = _scenario.Restricted?.Rows.Count ?? 0,
        PlacedChunks = placement.PlacedChunks,
        VisibleChunks = placement.VisibleChunks,
        Classes = [.. placement.Plan.Targets.Select(target => new ClassCopies(target.Key, target.Value, placement.Plan.AchievedMinimum[target.Key]))],
        Movement = movement,
        Readers = placement.Readers,
        EvictedCopies = placement.Plan.Evicted.Count,
        ExcludedChunks = placement.Plan.ExcludedChunks,
        Workers = _scenario.Roster.PresentCount,
        UpgradedWorkers = _scenario.Roster.UpgradedCount,
        CapacityBytes = checked(_scenario.Roster.PresentCount * _scenario.Placement.WorkerCapacityBytes),
        WorkerCapacityBytes = _scenario.Placement.WorkerCapacityBytes,
        Saturation = _scenario.Placement.Saturation,
        Failure = placement.Ledger is null ? ShortageReason.Of(_scenario) : null,
        PlannerMilliseconds = placement.Plan.Milliseconds,
        StepMilliseconds = _time.GetElapsedTime(start).TotalMilliseconds,
    };

    private async Task<IStepScheduler> CreateSchedulerAsync(CancellationToken cancellationToken)
    {
        var (scheduler, profile) = (_request.Scheduler, _request.Profile);
        var planner = PlannerCatalog.Create(scheduler, _request.Settings.Hash);
        var usual = RunRequest.IsRecomputing(scheduler) ? BaselineSource.File : BaselineSource.Planned;
        var baseline = (profile.Baseline == BaselineSource.Usual ? usual : profile.Baseline) == BaselineSource.File ? _request.Fleet.Holders : null;
        return RunRequest.IsRecomputing(scheduler)
            ? new RecomputingScheduler(_scenario, planner, baseline, _log, _time)
            : new CyclingScheduler(
                _scenario, planner, await _request.OpenStorage(cancellationToken), new CyclingOptions(baseline, profile.LagSteps, _request.IsIngested), _log, _time);
    }

    private string Versions() => string.Join(
        ' ', _scenario.Roster.LoadedVersions.Select(static entry => FormattableString.Invariant($"{entry.Version?.ToString() ?? "none"}:{entry.Count}")));
}
