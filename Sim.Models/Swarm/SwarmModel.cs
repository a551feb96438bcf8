using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Network;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Swarm;

/// <summary>
/// Draws per case which actions exist at all and how often each comes: swarm testing (Groce et al. 2012), which reaches
/// deep states that an average mix dilutes. It does not look at whether the fleet is short, so that a scheduler that says
/// so wrongly cannot starve it. About a quarter of its cases are timed: there workers and portals have clocks of their own.
/// </summary>
/// <param name="settings">What is pinned of the cases.</param>
public sealed class SwarmModel(ModelSettings settings) : WorldModel(ModelName, GeneratorVersion, settings)
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "swarm";

    private const int GeneratorVersion = 10;

    /// <inheritdoc/>
    public override IReadOnlyList<OracleDescription> Oracles => ModelOracles.Within(ModelOracles.WithWeakProbes, Settings);

    /// <inheritdoc/>
    public override IReadOnlyList<FactDescription> Facts => ModelFacts.Within(ModelFacts.Swarm, Settings);

    /// <inheritdoc/>
    public override CasePlan<WorldConfiguration, WorldAction, SchedulerWorld> DrawCase(CaseStreams streams)
    {
        var mix = SwarmMix.Draw(streams["mix"]);
        var configuration = SwarmConfiguration.WithReliability(
            SwarmConfiguration.Draw(Settings, mix, streams["configuration"]), streams["reliability"]);
        configuration = SwarmConfiguration.WithLeapLimit(configuration, streams["clock"]);
        configuration = SwarmConfiguration.WithEdges(configuration, Settings, streams["edges"]);
        var network = streams["network"];
        if (NetworkConditions.Draw(configuration.PoolSize, hasDepartures: mix.Leave > 0, network) is not { } conditions)
        {
            var steps = SwarmConfiguration.StepCount(Settings, streams["length"]);
            return new(configuration, steps, new SwarmActions(configuration, Settings, mix));
        }

        configuration = conditions.ApplyTo(configuration);
        return new(
            configuration,
            ConfigurationDraw.TimedStepCount(Settings, streams["length"]),
            new NetworkActions(conditions, new SwarmActions(configuration, Settings, mix.WithoutNetwork()), network));
    }
}
