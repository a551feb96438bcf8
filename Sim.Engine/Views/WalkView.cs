using Sim.Engine.Walks;

namespace Sim.Engine.Views;

/// <summary>Runs a walk and takes down what a picture of it shows.</summary>
internal static class WalkView
{
    /// <summary>Runs every step as written.</summary>
    public static async Task<ViewRun> RunAsync<TConfiguration, TAction, TSystem>(
        ISimulation<TConfiguration, TAction, TSystem> simulation, Walk<TConfiguration, TAction> walk, ViewSubject subject, CancellationToken cancellationToken)
        where TSystem : ISimulatedSystem<TAction>
    {
        var outcome = await new CaseRunner<TConfiguration, TAction, TSystem>(simulation).ReplayAsync(
            walk, ReplayMode.Unconditional, new CaseRunOptions<TSystem> { IsViewing = true }, cancellationToken);
        return ViewRun.Of(subject, outcome);
    }
}
