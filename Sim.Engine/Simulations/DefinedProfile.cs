using Sim.Engine.Walks;

namespace Sim.Engine.Simulations;

/// <summary>How the cases of a simulation of records are shaped: its planted defect and its own options.</summary>
/// <param name="parts">What was said of the simulation.</param>
/// <param name="choice">The planted defect and the options.</param>
internal sealed class DefinedProfile<TConfiguration, TAction, TSystem>(
    SimulationParts<TConfiguration, TAction, TSystem> parts, ProfileChoice choice)
    : ISimulationProfile<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>>
    where TAction : notnull
{
    /// <summary>The planted defect and the options.</summary>
    public ProfileChoice Choice => choice;

    /// <inheritdoc/>
    public string Name => choice.ProfileName;

    /// <inheritdoc/>
    public IModel<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>>? FindModel(string name) =>
        parts.Models.FirstOrDefault(model => model.Name == name) is { } definition
            ? new DefinedModel<TConfiguration, TAction, TSystem>(parts, definition, Name, choice.Inputs)
            : null;
}
