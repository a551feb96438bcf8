using System.Globalization;
using Sim.Engine.Randomness;
using Sim.Engine.Sweeps;

namespace Sim.Cli.Settings;

/// <summary>All settings that options and environment variables share.</summary>
internal static class KnownSettings
{
    /// <summary>Cases per model in memory.</summary>
    public static readonly Setting<long> MemoryCases = Count("--cases", "SIM_IN_MEMORY_CASES", "SIM_CASES");

    /// <summary>Cases per model on Postgres, and in lockstep.</summary>
    public static readonly Setting<long> PostgresCases = Count("--cases", "SIM_PG_CASES", "SIM_CASES");

    /// <summary>The most cases per mutant and seed, over all models.</summary>
    public static readonly Setting<long> MutantCases = Count("--cases");

    /// <summary>Seeds per mutant.</summary>
    public static readonly Setting<long> MutantSeeds = new(
        "--seeds", [], "a whole number from 1 to 999", text => Whole(text, 1, 999));

    /// <summary>Seed of a sweep.</summary>
    public static readonly Setting<RunSeed> Seed = new(
        "--seed", ["SIM_SEED"], "a seed of 1 to 64 hexadecimal digits", text => RunSeed.TryParse(text, out var seed) ? seed : null);

    /// <summary>Cases that run at once.</summary>
    public static readonly Setting<long> Parallelism = new(
        "--parallel", [], "a whole number from 1 to 1024", text => Whole(text, 1, 1024));

    /// <summary>Part of a sweep.</summary>
    public static readonly Setting<Shard> Shard = new(
        "--shard", [], "a shard I/N with 1 <= I <= N", ParseShard);

    /// <summary>Last step to replay.</summary>
    public static readonly Setting<long> Until = new(
        "--until", [], "a step number of at least 1", text => Whole(text, 1, int.MaxValue));

    /// <summary>Step to leave out of a walk.</summary>
    public static readonly Setting<long> WithoutStep = new(
        "--without-step", [], "a step number of at least 1", text => Whole(text, 1, int.MaxValue));

    /// <summary>Workers of a measured fleet.</summary>
    public static readonly Setting<long> MeasuredWorkers = new(
        "--workers", [], "a whole number from 2 to 60000", text => Whole(text, 2, 60_000));

    /// <summary>Chunks of a measured fleet.</summary>
    public static readonly Setting<long> MeasuredChunks = new(
        "--chunks", [], "a whole number from 100 to 10000000", text => Whole(text, 100, 10_000_000));

    /// <summary>Measured fleets.</summary>
    public static readonly Setting<long> MeasuredFleets = new(
        "--fleets", [], "a whole number from 1 to 1000", text => Whole(text, 1, 1000));

    /// <summary>Workers at the start.</summary>
    public static readonly Setting<long> Workers = new(
        null, ["SIM_WORKERS"], "a whole number from 1 to 60000", text => Whole(text, 1, 60_000));

    /// <summary>Chunks at which models stop to add.</summary>
    public static readonly Setting<long> ChunkLimit = Count(null, "SIM_CHUNKS");

    /// <summary>Disk of a worker, in MiB.</summary>
    public static readonly Setting<long> WorkerCapacityMebibytes = new(
        null, ["SIM_WORKER_CAPACITY"], "a whole number of MiB from 1 to 1073741824", text => Whole(text, 1, 1 << 30));

    /// <summary>Whether sizes vary.</summary>
    public static readonly Setting<bool> RandomSizes = Switch("SIM_RANDOM_SIZES");

    /// <summary>Whether to print traces.</summary>
    public static readonly Setting<bool> Trace = Switch("SIM_TRACE");

    private static Setting<long> Count(string? option, params ReadOnlySpan<string> variables) =>
        new(option, [.. variables], "a whole number of at least 1", text => Whole(text, 1, int.MaxValue));

    private static Setting<bool> Switch(string variable) => new(
        null, [variable], "1, true, 0 or false", text => text switch
        {
            "1" or "true" => true,
            "0" or "false" => false,
            _ => null,
        });

    private static long? Whole(string text, long least, long greatest) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= greatest
            ? value
            : null;

    private static Shard? ParseShard(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2
            && Whole(parts[0], 1, int.MaxValue) is { } number
            && Whole(parts[1], 1, int.MaxValue) is { } count
            && number <= count
                ? new Shard((int)number, (int)count)
                : null;
    }
}
