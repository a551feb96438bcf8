using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Settings;

namespace Sim.Reshuffle.Runs;

/// <summary>What is to be run.</summary>
/// <param name="Fleet">The input.</param>
/// <param name="Settings">Settings of the scheduler.</param>
/// <param name="Profile">What happens.</param>
/// <param name="Scheduler">Name of a planner of <see cref="PlannerCatalog"/>.</param>
/// <param name="Backend">Name of the backend, for the report.</param>
/// <param name="OpenStorage">Opens the backend; not called for a planner without memory.</param>
/// <param name="IsIngested">Whether the storage holds the chunks of the input already.</param>
public sealed record RunRequest(
    Fleet Fleet,
    SchedulerSettings Settings,
    RunProfile Profile,
    string Scheduler,
    string Backend,
    Func<CancellationToken, ValueTask<ISchedulerStorage>> OpenStorage,
    bool IsIngested = false)
{
    /// <summary>Whether a planner has no memory, so that all is placed from scratch at every step.</summary>
    public static bool IsRecomputing(string scheduler) => !PlannerCatalog.TraitsOf(scheduler).KeepsHeldCopies;

    /// <summary>Demands that everything fits.</summary>
    /// <exception cref="ReshuffleInputException">Something contradicts something else.</exception>
    public void Require()
    {
        if (IsRecomputing(Scheduler) && Profile.NeedsCycles is { } key)
        {
            throw new ReshuffleInputException($"{key} needs a scheduler with a memory, and '{Scheduler}' has none");
        }

        Scenarios.ScenarioCheck.Require(Fleet, Settings, Profile);
    }
}
