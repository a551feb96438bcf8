using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Swarm;

/// <summary>
/// Draws per case which actions exist at all and how often each comes: swarm testing (Groce et al. 2012), which reaches
/// deep states that an average mix dilutes. It does not look at whether the fleet is short, so that a scheduler that says
/// so wrongly cannot starve it.
/// </summary>
/// <param name="settings">What is pinned of the cases.</param>
public sealed class SwarmModel(ModelSettings settings) : IModel<WorldConfiguration, WorldAction, SchedulerWorld>
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "swarm";

    private const int GeneratorVersion = 1;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public string Profile => settings.ProfileName;

    /// <inheritdoc/>
    public string GeneratorFingerprint => settings.Fingerprint(ModelName, GeneratorVersion);

    /// <inheritdoc/>
    public IReadOnlyList<OracleDescription> Oracles => ModelOracles.WithWeakProbes;

    /// <inheritdoc/>
    public IReadOnlyList<FactDescription> Facts => ModelFacts.Within(ModelFacts.Swarm, settings);

    /// <inheritdoc/>
    public CasePlan<WorldConfiguration, WorldAction, SchedulerWorld> DrawCase(CaseStreams streams)
    {
        var mix = SwarmMix.Draw(streams["mix"]);
        var configuration = SwarmConfiguration.Draw(settings, mix, streams["configuration"]);
        var steps = ConfigurationDraw.StepCount(settings, streams["length"]);
        return new(configuration, steps, new SwarmActions(configuration, settings, mix));
    }
}
