using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Guided;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Churn;

/// <summary>As the guided model, and workers come and go. A worker only leaves when no scheduler would be asked for the impossible.</summary>
/// <param name="settings">What is pinned of the cases.</param>
public sealed class ChurnModel(ModelSettings settings) : IModel<WorldConfiguration, WorldAction, SchedulerWorld>
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "churn";

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
    public IReadOnlyList<FactDescription> Facts => ModelFacts.Within(ModelFacts.Churn, settings);

    /// <inheritdoc/>
    public CasePlan<WorldConfiguration, WorldAction, SchedulerWorld> DrawCase(CaseStreams streams)
    {
        var configuration = ConfigurationDraw.Default(settings, streams["configuration"]);
        var steps = ConfigurationDraw.StepCount(settings, streams["length"]);
        return new(configuration, steps, new ChurnActions(new GuidedActions(configuration, settings) { RaiseWeightAtFloor1 = 2 }));
    }
}
