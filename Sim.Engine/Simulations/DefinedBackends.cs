namespace Sim.Engine.Simulations;

/// <summary>Simulations of records run in the process itself.</summary>
/// <param name="parts">What was said of the simulation.</param>
/// <param name="options">Its own options.</param>
internal sealed class DefinedBackends<TConfiguration, TAction, TSystem>(
    SimulationParts<TConfiguration, TAction, TSystem> parts, IReadOnlyList<SimulationOption> options)
    : ISimulationBackends<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>>
    where TAction : notnull
{
    /// <inheritdoc/>
    public Task<OpenedSimulation<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>>> OpenAsync(
        string backend,
        ISimulationProfile<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>>? profile,
        SimulationInputs inputs,
        CancellationToken cancellationToken)
    {
        var choice = (profile as DefinedProfile<TConfiguration, TAction, TSystem>)?.Choice ?? ProfileChoice.Read(options, inputs);
        var simulation = new DefinedSimulation<TConfiguration, TAction, TSystem>(parts, choice.Bug, choice.Inputs);
        return Task.FromResult(new OpenedSimulation<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>>(backend, simulation)
        {
            ReplayOptions = choice.Words(options),
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
