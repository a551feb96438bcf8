using Sim.CommandLine.Output;
using Sim.Engine.Shrinking;
using Sim.Engine.Texts;
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
}
