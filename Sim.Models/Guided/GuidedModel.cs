using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Guided;

/// <summary>
/// Saturate, probe, recover, repeat: adds run straight into over-subscription, a probe finds the fleet short, the floor is
/// lowered until it fits again. The roster does not change.
/// </summary>
/// <param name="settings">What is pinned of the cases.</param>
public sealed class GuidedModel(ModelSettings settings) : IModel<WorldConfiguration, WorldAction, SchedulerWorld>
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "guided";

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
    public IReadOnlyList<FactDescription> Facts => ModelFacts.Within(ModelFacts.Guided, settings);

    /// <inheritdoc/>
    public CasePlan<WorldConfiguration, WorldAction, SchedulerWorld> DrawCase(CaseStreams streams)
    {
        var configuration = ConfigurationDraw.Default(settings, streams["configuration"]);
        var steps = ConfigurationDraw.StepCount(settings, streams["length"]);
        return new(configuration, steps, new GuidedActions(configuration, settings));
    }
}
