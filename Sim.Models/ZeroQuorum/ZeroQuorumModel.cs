using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Guided;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.ZeroQuorum;

/// <summary>The guided model at a quorum of 0: an assignment counts as confirmed as soon as it is published, so that routing runs ahead of the disks.</summary>
/// <param name="settings">What is pinned of the cases.</param>
public sealed class ZeroQuorumModel(ModelSettings settings) : WorldModel(ModelName, GeneratorVersion, settings)
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "zero-quorum";

    private const int GeneratorVersion = 1;

    /// <inheritdoc/>
    public override IReadOnlyList<OracleDescription> Oracles => ModelOracles.Within(ModelOracles.ZeroQuorum, Settings);

    /// <inheritdoc/>
    public override IReadOnlyList<FactDescription> Facts => ModelFacts.Within(ModelFacts.ZeroQuorum, Settings);

    /// <inheritdoc/>
    public override CasePlan<WorldConfiguration, WorldAction, SchedulerWorld> DrawCase(CaseStreams streams)
    {
        var configuration = ConfigurationDraw.Default(Settings, streams["configuration"]) with { ConfirmThresholdPercent = 0 };
        var steps = ConfigurationDraw.StepCount(Settings, streams["length"]);
        return new(configuration, steps, new GuidedActions(configuration, Settings));
    }
}
