using Sim.Engine.Walks;

namespace Sim.Engine.Simulations;

/// <summary>How the cases of a sweep are shaped. Replay tokens carry its name, so that they draw their case from it again.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
public interface ISimulationProfile<TConfiguration, TAction, TSystem>
    where TSystem : ISimulatedSystem<TAction>
{
    /// <summary>Its name: lower-case letters, digits and hyphens.</summary>
    string Name { get; }

    /// <summary>The model of a name under this profile; null if there is none.</summary>
    IModel<TConfiguration, TAction, TSystem>? FindModel(string name);
}
