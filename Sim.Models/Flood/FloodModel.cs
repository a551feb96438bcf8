using CsCheck;
using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Flood;

/// <summary>
/// A scripted collapse of replication: heavy chunks fill the fleet, each on every worker; then a flood of light ones makes
/// them shed down to the floor at once. One strong probe ends the case.
/// </summary>
/// <param name="settings">What is pinned of the cases.</param>
public sealed class FloodModel(ModelSettings settings) : WorldModel(ModelName, GeneratorVersion, settings)
{
    /// <summary>Name of the model.</summary>
    public const string ModelName = "flood";

    private const int GeneratorVersion = 1;

    /// <inheritdoc/>
    public override IReadOnlyList<OracleDescription> Oracles => ModelOracles.Within(ModelOracles.Flood, Settings);

    /// <inheritdoc/>
    public override IReadOnlyList<FactDescription> Facts => ModelFacts.Within(ModelFacts.Flood, Settings);

    /// <inheritdoc/>
    public override CasePlan<WorldConfiguration, WorldAction, SchedulerWorld> DrawCase(CaseStreams streams)
    {
        var stream = streams["configuration"];
        var workers = stream.Draw(Gen.Int[5, 8]);
        workers = Settings.Workers ?? workers;
        var floor = Math.Min(stream.Draw(Gen.Int[1, 2]), workers);
        var saturationPercent = stream.Draw(Gen.Int[85, 97]);
        var configuration = ConfigurationDraw.Default(Settings, stream) with
        {
            Workers = workers,
            MinReplication = floor,
            Saturation = saturationPercent / 100.0,
            ConfirmThresholdPercent = 100,
            RetentionTicks = 0,
        };
        var steps = streams["length"].Draw(Settings.Profile == ModelProfile.Memory ? Gen.Int[30, 199] : Gen.Int[30, 99]);
        return new(configuration, steps, new FloodActions(configuration));
    }
}
