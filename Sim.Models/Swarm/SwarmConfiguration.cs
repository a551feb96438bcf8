using CsCheck;
using Scheduler.Core.Placement;
using Sim.Engine.Randomness;
using Sim.Models.Draws;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Swarm;

/// <summary>Draws configurations beyond those of the default walks: every quorum, every floor, old and new workers.</summary>
public static class SwarmConfiguration
{
    /// <summary>Version that machines run at the start unless they are ahead.</summary>
    public const string OldVersion = "1.4.0";

    /// <summary>Version that restricted chunks ask for.</summary>
    public const string NewVersion = "2.0.0";

    /// <summary>Any status.</summary>
    public static readonly Gen<string> Status = Gen.Int[0, WorkerStatusNames.All.Length - 1].Select(index => WorkerStatusNames.All[index]);

    /// <summary>What a worker reports: mostly an upgrade, else the version before, or none.</summary>
    public static readonly Gen<string?> Version = AnyOf.Values<string?>(NewVersion, NewVersion, NewVersion, NewVersion, NewVersion, NewVersion, OldVersion, null);

    private const int ReliabilityPercent = 25;

    private static readonly Gen<int> Quorum = Gen.Frequency((3, Gen.Const(100)), (1, Gen.Const(0)), (3, Gen.Int[50, 99]));

    // Single copies are where the rules of rescue and of empty routing live.
    private static readonly Gen<int> Floor = Gen.Frequency((2, Gen.Const(1)), (3, Gen.Int[2, 4]));

    /// <summary>Whether reliability counts in a case, and if so who is unreliable at the start.</summary>
    public static WorldConfiguration WithReliability(WorldConfiguration configuration, RandomStream stream)
    {
        if (stream.Next(100) >= ReliabilityPercent)
        {
            return configuration;
        }

        var unreliablePercent = stream.Draw(AnyOf.Values(0, 20, 50));
        return configuration with
        {
            IgnoreReliability = false,
            WorkerStatuses = [.. Enumerable.Range(0, configuration.PoolSize).Select(_ => stream.Next(100) < unreliablePercent ? stream.Draw(Status) : WorkerStatusNames.Of(WorkerStatus.Online))],
        };
    }

    /// <summary>Whether the host states how far its clock may leap, and how far.</summary>
    public static WorldConfiguration WithLeapLimit(WorldConfiguration configuration, RandomStream stream) =>
        configuration with { LeapLimitTicks = stream.Draw(AnyOf.Values<long?>(null, configuration.MTicks - 1, 3 * configuration.MTicks)) };

    /// <summary>Where the scheduler under test cuts its work and ends its searches, and whether its keys have gaps, unless the settings pin it.</summary>
    public static WorldConfiguration WithEdges(WorldConfiguration configuration, ModelSettings settings, RandomStream stream)
    {
        var edges = stream.Draw(AnyOf.Values<string?>(null, null, NamedEdges.Blocks, NamedEdges.Small));
        var keyGap = stream.Draw(AnyOf.Values<int?>(null, null, null, 3));
        return configuration with { Edges = settings.Edges ?? edges, KeyGap = settings.KeyGap ?? keyGap };
    }

    /// <summary>How many steps an untimed walk takes: in memory half as many again as elsewhere, since what it is after lies deep.</summary>
    public static int StepCount(ModelSettings settings, RandomStream stream)
    {
        var steps = ConfigurationDraw.StepCount(settings, stream);
        return settings.Profile == ModelProfile.Memory ? steps * 3 / 2 : steps;
    }

    /// <summary>Draws a configuration.</summary>
    public static WorldConfiguration Draw(ModelSettings settings, SwarmMix mix, RandomStream stream)
    {
        var drawn = ConfigurationDraw.Default(settings, stream);
        var floor = Math.Min(stream.Draw(Floor), drawn.Workers);
        var saturationPercent = stream.Draw(Gen.Int[70, 100]);
        var quorum = stream.Draw(Quorum);
        var newSharePercent = stream.Draw(AnyOf.Values(30, 60, 100));
        var versions = new string?[drawn.PoolSize];
        for (var index = 0; index < versions.Length; index++)
        {
            versions[index] = stream.Next(100) < newSharePercent ? NewVersion : stream.Next(4) == 0 ? null : OldVersion;
        }

        return drawn with
        {
            MinReplication = floor,
            Saturation = saturationPercent / 100.0,
            ConfirmThresholdPercent = quorum,
            WorkerVersions = mix.RestrictedPercent > 0 || mix.Upgrade > 0 ? versions : null,
        };
    }
}
