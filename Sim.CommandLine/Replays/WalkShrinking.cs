using Sim.CommandLine.Output;
using Sim.Engine.Shrinking;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Replays;

/// <summary>Shrinks failing walks under a progress display.</summary>
internal static class WalkShrinking
{
    /// <summary>Shrinks a walk that fails.</summary>
    public static Task<ShrinkResult<TConfiguration, TAction>> ShrinkAsync<TConfiguration, TAction, TSystem>(
        IOutput output,
        ISimulation<TConfiguration, TAction, TSystem> simulation,
        Walk<TConfiguration, TAction> walk,
        FailureIdentity? identity,
        CancellationToken cancellationToken)
        where TSystem : ISimulatedSystem<TAction>
    {
        var shrinker = new Shrinker<TConfiguration, TAction, TSystem>(simulation);
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
    public static string Summary<TConfiguration, TAction>(ShrinkResult<TConfiguration, TAction> shrunk) =>
        $"{Figures.Count(shrunk.StepsBefore, "step")} to {Figures.Count(shrunk.Walk.Steps.Length)} in {Figures.Count(shrunk.Replays.Total, "replay")}, {Figures.Count(shrunk.Replays.Deletion)} of them deleting steps, {(shrunk.IsOneMinimal ? "1-minimal" : "NOT proven 1-minimal")}";
}
