using Sim.Cli.Environment;
using Sim.Engine.Simulations;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Cli.World;

/// <summary>Opens the scheduler world on backends.</summary>
/// <param name="backends">The backends of one command.</param>
internal sealed class WorldBackends(Backends backends) : ISimulationBackends<WorldConfiguration, WorldAction, SchedulerWorld>
{
    /// <inheritdoc/>
    public async Task<OpenedSimulation<WorldConfiguration, WorldAction, SchedulerWorld>> OpenAsync(
        string backend,
        ISimulationProfile<WorldConfiguration, WorldAction, SchedulerWorld>? profile,
        SimulationInputs inputs,
        CancellationToken cancellationToken)
    {
        var simulation = new WorldSimulation(await backends.OpenAsync(backend, cancellationToken))
        {
            TracesWholeStates = inputs.IsGiven(WorldDescription.StatesOption),
        };
        return new(simulation.Backend, simulation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => backends.DisposeAsync();
}
