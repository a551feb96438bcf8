using System.Globalization;
using Sim.CommandLine.Settings;

namespace Sim.Cli.Settings;

/// <summary>The settings that are about the scheduler, which options and environment variables share.</summary>
internal static class KnownSettings
{
    /// <summary>The most cases per mutant and seed, over all models.</summary>
    public static readonly Setting<long> MutantCases = SweepSettings.Count("--cases");

    /// <summary>Seeds per mutant.</summary>
    public static readonly Setting<long> MutantSeeds = new(
        "--seeds", [], "a whole number from 1 to 999", text => SweepSettings.Whole(text, 1, 999));

    /// <summary>Workers of a measured fleet.</summary>
    public static readonly Setting<long> MeasuredWorkers = new(
        "--workers", [], "a whole number from 2 to 60000", text => SweepSettings.Whole(text, 2, 60_000));

    /// <summary>Chunks of a measured fleet.</summary>
    public static readonly Setting<long> MeasuredChunks = new(
        "--chunks", [], "a whole number from 100 to 10000000", text => SweepSettings.Whole(text, 100, 10_000_000));

    /// <summary>How long to search in one history.</summary>
    public static readonly Setting<TimeSpan> HistoryLimit = new(
        "--limit", [], "a number of seconds above 0 and up to 1000000, as in 60 or 0.5", ParseSeconds);

    /// <summary>Measured fleets.</summary>
    public static readonly Setting<long> MeasuredFleets = new(
        "--fleets", [], "a whole number from 1 to 1000", text => SweepSettings.Whole(text, 1, 1000));

    /// <summary>Workers at the start.</summary>
    public static readonly Setting<long> Workers = new(
        null, ["SIM_WORKERS"], "a whole number from 1 to 60000", text => SweepSettings.Whole(text, 1, 60_000));

    /// <summary>Chunks at which models stop to add.</summary>
    public static readonly Setting<long> ChunkLimit = SweepSettings.Count(null, "SIM_CHUNKS");

    /// <summary>Disk of a worker, in MiB.</summary>
    public static readonly Setting<long> WorkerCapacityMebibytes = new(
        null, ["SIM_WORKER_CAPACITY"], "a whole number of MiB from 1 to 1073741824", text => SweepSettings.Whole(text, 1, 1 << 30));

    /// <summary>Whether sizes vary.</summary>
    public static readonly Setting<bool> RandomSizes = SweepSettings.Switch("SIM_RANDOM_SIZES");

    private static TimeSpan? ParseSeconds(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 1_000_000
            ? TimeSpan.FromTicks(Math.Max(1, (long)(seconds * TimeSpan.TicksPerSecond)))
            : null;
}
