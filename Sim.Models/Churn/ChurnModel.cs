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
public sealed class ChurnModel(ModelSettings settings) : WorldModel(ModelName, GeneratorVersion, settings)
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "churn";

    private const int GeneratorVersion = 1;

    /// <inheritdoc/>
    public override IReadOnlyList<OracleDescription> Oracles => ModelOracles.Within(ModelOracles.WithWeakProbes, Settings);

    /// <inheritdoc/>
    public override IReadOnlyList<FactDescription> Facts => ModelFacts.Within(ModelFacts.Churn, Settings);

    /// <inheritdoc/>
    public override CasePlan<WorldConfiguration, WorldAction, SchedulerWorld> DrawCase(CaseStreams streams)
    {
        var configuration = ConfigurationDraw.Default(Settings, streams["configuration"]);
        var steps = ConfigurationDraw.StepCount(Settings, streams["length"]);
        return new(configuration, steps, new ChurnActions(new GuidedActions(configuration, Settings) { RaiseWeightAtFloor1 = 2 }));
    }
}
