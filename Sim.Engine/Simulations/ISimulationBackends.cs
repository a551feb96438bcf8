using Sim.Engine.Walks;

namespace Sim.Engine.Simulations;

/// <summary>Opens backends for one command, and closes them at its end.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
public interface ISimulationBackends<TConfiguration, TAction, TSystem> : IAsyncDisposable
    where TSystem : ISimulatedSystem<TAction>
{
    /// <summary>Opens a backend.</summary>
    /// <param name="backend">Its name.</param>
    /// <param name="profile">How the cases are shaped; null for a written walk, which says so itself.</param>
    /// <param name="inputs">What the person said.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="EnvironmentFaultException">It is not to be had here.</exception>
    /// <exception cref="UsageException">What the person said means nothing.</exception>
    Task<OpenedSimulation<TConfiguration, TAction, TSystem>> OpenAsync(
        string backend, ISimulationProfile<TConfiguration, TAction, TSystem>? profile, SimulationInputs inputs, CancellationToken cancellationToken);
}
