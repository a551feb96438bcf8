using Sim.Engine.Simulations;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Cli.World;

/// <summary>How the cases of a sweep of the scheduler are shaped.</summary>
/// <param name="Settings">What is pinned of them.</param>
internal sealed record WorldProfile(ModelSettings Settings) : ISimulationProfile<WorldConfiguration, WorldAction, SchedulerWorld>
{
    /// <inheritdoc/>
    public string Name => Settings.ProfileName;

    /// <inheritdoc/>
    public IModel<WorldConfiguration, WorldAction, SchedulerWorld>? FindModel(string name) => ModelCatalog.Find(name, Settings);
}
