using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Generation;
using Sim.Reshuffle.Journals;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Runs;
using Sim.Reshuffle.Settings;

namespace Sim.Reshuffle.Tests.Runs;

/// <summary>Small fleets and runs on them.</summary>
internal static class Scenes
{
    public const string Recomputing = PlannerCatalog.Stateless;

    public const string Cycling = PlannerCatalog.Multistep;

    public static FleetPlan Plan => new(12, 300) { Weights = [1, 4], MeanCopies = 4, ChunkSizeBytes = 1_000, WorkerCapacityBytes = 120_000 };

    public static Task<Fleet> FleetAsync(FleetPlan? plan = null) => FleetGenerator.GenerateAsync(plan ?? Plan, default);

    public static RunRequest Request(Fleet fleet, string profile, string scheduler, string? settings = null) => new(
        fleet,
        SchedulerSettingsReader.Parse("settings", settings ?? fleet.SchedulerSettings!),
        RunProfileReader.Parse("profile", profile),
        scheduler,
        "memory",
        _ => ValueTask.FromResult<ISchedulerStorage>(new InMemorySchedulerStorage()));

    public static Task<RunResult> RunAsync(Fleet fleet, string profile, string scheduler, PlanJournal? journal = null, IRunObserver? observer = null) =>
        RunAsync(Request(fleet, profile, scheduler), journal, observer);

    public static Task<RunResult> RunAsync(RunRequest request, PlanJournal? journal = null, IRunObserver? observer = null) =>
        new ReshuffleRun(request, observer ?? new RecordedRun(), journal, TimeProvider.System).RunAsync(default);

    /// <summary>Steps without the times, which differ from run to run.</summary>
    public static IReadOnlyList<string> Timeless(RunResult result) =>
        [.. result.Steps.Select(step => (step with { PlannerMilliseconds = 0, StepMilliseconds = 0, Classes = [] }).ToString() + string.Join(' ', step.Classes))];
}
