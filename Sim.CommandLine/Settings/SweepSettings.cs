using System.Globalization;
using Sim.Engine.Randomness;
using Sim.Engine.Simulations;
using Sim.Engine.Sweeps;

namespace Sim.CommandLine.Settings;

/// <summary>The settings of sweeps and replays, which options and environment variables share.</summary>
internal static class SweepSettings
{
    /// <summary>Cases per model on a backend.</summary>
    public static Setting<long> CasesOn(SimulationBackend backend) => Count("--cases", backend.CasesVariable, "SIM_CASES");

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

    /// <summary>Whether to print traces.</summary>
    public static readonly Setting<bool> Trace = Switch("SIM_TRACE");

    /// <summary>A setting that counts something.</summary>
    public static Setting<long> Count(string? option, params ReadOnlySpan<string> variables) =>
        new(option, [.. variables], "a whole number of at least 1", text => Whole(text, 1, int.MaxValue));

    /// <summary>A setting that is on or off.</summary>
    public static Setting<bool> Switch(string variable) => new(
        null, [variable], "1, true, 0 or false", text => text switch
        {
            "1" or "true" => true,
            "0" or "false" => false,
            _ => null,
        });

    /// <summary>A whole number within bounds; null if the text is none.</summary>
    public static long? Whole(string text, long least, long greatest) =>
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
