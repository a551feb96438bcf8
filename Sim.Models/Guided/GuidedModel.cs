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
public sealed class GuidedModel(ModelSettings settings) : WorldModel(ModelName, GeneratorVersion, settings)
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "guided";

    private const int GeneratorVersion = 1;

    /// <inheritdoc/>
    public override IReadOnlyList<OracleDescription> Oracles => ModelOracles.Within(ModelOracles.WithWeakProbes, Settings);

    /// <inheritdoc/>
    public override IReadOnlyList<FactDescription> Facts => ModelFacts.Within(ModelFacts.Guided, Settings);

    /// <inheritdoc/>
    public override CasePlan<WorldConfiguration, WorldAction, SchedulerWorld> DrawCase(CaseStreams streams)
    {
        var configuration = ConfigurationDraw.Default(Settings, streams["configuration"]);
        var steps = ConfigurationDraw.StepCount(Settings, streams["length"]);
        return new(configuration, steps, new GuidedActions(configuration, Settings));
    }
}
