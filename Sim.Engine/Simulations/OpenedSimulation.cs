using Sim.Engine.Walks;

namespace Sim.Engine.Simulations;

/// <summary>A simulation on an open backend.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
/// <param name="Backend">What it runs on.</param>
/// <param name="Runs">Builds and walks systems.</param>
public sealed record OpenedSimulation<TConfiguration, TAction, TSystem>(string Backend, ISimulation<TConfiguration, TAction, TSystem> Runs)
    where TSystem : ISimulatedSystem<TAction>
{
    /// <summary>What is typed behind <c>replay FILE</c> to run a walk in the same manner, with a blank before it; empty if the walk says it all.</summary>
    public string ReplayOptions { get; init; } = "";
}
