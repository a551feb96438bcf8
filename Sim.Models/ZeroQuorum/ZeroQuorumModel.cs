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
public sealed class ZeroQuorumModel(ModelSettings settings) : IModel<WorldConfiguration, WorldAction, SchedulerWorld>
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "zero-quorum";

    private const int GeneratorVersion = 1;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public string Profile => settings.ProfileName;

    /// <inheritdoc/>
    public string GeneratorFingerprint => settings.Fingerprint(ModelName, GeneratorVersion);

    /// <inheritdoc/>
    public IReadOnlyList<OracleDescription> Oracles => ModelOracles.ZeroQuorum;

    /// <inheritdoc/>
    public IReadOnlyList<FactDescription> Facts => ModelFacts.Within(ModelFacts.ZeroQuorum, settings);

    /// <inheritdoc/>
    public CasePlan<WorldConfiguration, WorldAction, SchedulerWorld> DrawCase(CaseStreams streams)
    {
        var configuration = ConfigurationDraw.Default(settings, streams["configuration"]) with { ConfirmThresholdPercent = 0 };
        var steps = ConfigurationDraw.StepCount(settings, streams["length"]);
        return new(configuration, steps, new GuidedActions(configuration, settings));
    }
}
