using System.Collections.Immutable;
using CsCheck;
using Scheduler.Core.Placement;
using Sim.Engine.Randomness;
using Sim.Models.World;

namespace Sim.Models.Profiles;

/// <summary>Draws the configuration of a case. The order of draws is part of the generator: workers, floor, saturation, quorum, retention.</summary>
public static class ConfigurationDraw
{
    /// <summary>Disk of a worker: room for ten chunks of 1 MiB.</summary>
    public const long DefaultCapacityBytes = 10 << 20;

    /// <summary>Length of the window in ticks.</summary>
    public const long DefaultMTicks = 5;

    /// <summary>Ticks until a departure is noticed: four windows, so that no snapshot from before can still be judged.</summary>
    public const long DefaultDetectionTicks = 20;

    /// <summary>Machines beyond the first fleet.</summary>
    public const int SpareWorkers = 4;

    /// <summary>A retention that no walk outlasts.</summary>
    public const long NeverTicks = 1_000_000_000;

    /// <summary>The datasets of every generated case.</summary>
    public static readonly ImmutableArray<string> Datasets = ["s3://sim-0", "s3://sim-1", "s3://sim-2"];

    private static readonly Gen<int> Quorum = Gen.Frequency((1, Gen.Const(100)), (2, Gen.Int[70, 99]));

    private static readonly Gen<long> Retention = Gen.Frequency(
        (2, Gen.Const(0L)), (3, Gen.Const(5L)), (3, Gen.Const(15L)), (1, Gen.Const(NeverTicks)));

    /// <summary>A configuration of the default walks.</summary>
    public static WorldConfiguration Default(ModelSettings settings, RandomStream stream)
    {
        var workers = settings.Profile == ModelProfile.Memory ? stream.Draw(Gen.Int[4, 8]) : stream.Draw(Gen.Int[2, 3]);
        workers = settings.Workers ?? workers;
        var floor = Math.Min(stream.Draw(Gen.Int[2, 4]), workers);
        var saturationPercent = stream.Draw(Gen.Int[70, 98]);
        var quorum = stream.Draw(Quorum);
        var retention = stream.Draw(Retention);
        return new WorldConfiguration(
            workers,
            SpareWorkers,
            settings.WorkerCapacityBytes ?? DefaultCapacityBytes,
            floor,
            saturationPercent / 100.0,
            quorum,
            retention,
            DefaultMTicks,
            ClockStepTicks: 1,
            DefaultDetectionTicks,
            Datasets,
            settings.Planner,
            settings.Hash,
            RoundingOf(settings.Planner),
            Edges: settings.Edges,
            KeyGap: settings.KeyGap);
    }

    /// <summary>The rounding that suits the planner; null where an absent name means the same.</summary>
    private static string? RoundingOf(string? planner) =>
        planner is not null && PlannerCatalog.UsualRoundingOf(planner) is var rounding && rounding != PlannerHarness.DefaultRounding ? rounding : null;

    /// <summary>How many steps a default walk takes.</summary>
    public static int StepCount(ModelSettings settings, RandomStream stream) =>
        settings.Profile == ModelProfile.Memory ? stream.Draw(Gen.Int[100, 299]) : stream.Draw(Gen.Int[100, 199]);

    /// <summary>How many steps a timed walk takes: most of them are those of the network, which are many and cheap.</summary>
    public static int TimedStepCount(ModelSettings settings, RandomStream stream) =>
        settings.Profile == ModelProfile.Memory ? stream.Draw(Gen.Int[300, 900]) : stream.Draw(Gen.Int[200, 400]);
}
