using Sim.Cli.Output;
using Sim.Engine.Shrinking;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>Shrinks failing walks under a progress display.</summary>
/// <param name="output">Where to write.</param>
/// <param name="simulation">The world that fails.</param>
internal sealed class WalkShrinking(IOutput output, WorldSimulation simulation)
{
    /// <summary>Shrinks a walk that fails.</summary>
    public Task<ShrinkResult<WorldConfiguration, WorldAction>> ShrinkAsync(
        Walk<WorldConfiguration, WorldAction> walk, FailureIdentity? identity, CancellationToken cancellationToken)
    {
        var shrinker = new Shrinker<WorldConfiguration, WorldAction, SchedulerWorld>(simulation);
        var options = ShrinkOptions.Default;
        return new ProgressDisplay(output).RunAsync(
            "shrinking",
            report => shrinker.ShrinkAsync(
                walk,
                identity,
                options with
                {
                    Progress = progress => report(
                        progress.Replays, options.DeletionBudget + options.SimplificationBudget, $"{Figures.Count(progress.Steps, "step")} left"),
                },
                cancellationToken).AsTask());
    }

    /// <summary>What a shrinking took and came to, in a few words.</summary>
    public static string Summary(ShrinkResult<WorldConfiguration, WorldAction> shrunk) =>
        $"{Figures.Count(shrunk.StepsBefore, "step")} to {Figures.Count(shrunk.Walk.Steps.Length)} in {Figures.Count(shrunk.Replays.Total, "replay")}, {Figures.Count(shrunk.Replays.Deletion)} of them deleting steps, {(shrunk.IsOneMinimal ? "1-minimal" : "NOT proven 1-minimal")}";
}
