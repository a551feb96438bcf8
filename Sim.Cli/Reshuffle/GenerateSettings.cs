using System.Globalization;
using Sim.CommandLine.Settings;
using Sim.Engine.Simulations;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Sizes;

namespace Sim.Cli.Reshuffle;

/// <summary>The options of <c>sim reshuffle generate</c> that are more than one of some words.</summary>
internal static class GenerateSettings
{
    private const int MostWeights = 1_000;

    /// <summary>Number of workers.</summary>
    public static readonly Setting<long> Workers = Whole("--workers", 1, ushort.MaxValue);

    /// <summary>Number of chunks.</summary>
    public static readonly Setting<long> Chunks = Whole("--chunks", 1, 50_000_000);

    /// <summary>Number of datasets.</summary>
    public static readonly Setting<long> Datasets = Whole("--datasets", 1, 32_000);

    /// <summary>Blocks of a chunk.</summary>
    public static readonly Setting<long> BlocksPerChunk = Whole("--blocks-per-chunk", 1, 1_000_000_000);

    /// <summary>The floor.</summary>
    public static readonly Setting<long> MinimumReplication = Whole("--min-replication", 1, ushort.MaxValue);

    /// <summary>The seed.</summary>
    public static readonly Setting<long> Seed = Whole("--seed", 0, long.MaxValue);

    /// <summary>Mean size of a chunk.</summary>
    public static readonly Setting<long> ChunkSize = Bytes("--chunk-size", RunProfile.LargestChunkBytes);

    /// <summary>Disk of each worker.</summary>
    public static readonly Setting<long> WorkerCapacity = Bytes("--worker-capacity", long.MaxValue);

    /// <summary>Spread of sizes.</summary>
    public static readonly Setting<double> SizeSpread = Number("--size-spread", "a number from 0 to 1", static value => value is >= 0 and <= 1);

    /// <summary>Saturation.</summary>
    public static readonly Setting<double> Saturation = Number("--saturation", "a number above 0 and at most 1", static value => value is > 0 and <= 1);

    /// <summary>Copies that the fleet affords.</summary>
    public static readonly Setting<double> Copies = Number("--copies", "a number from 1 to 65535", static value => value is >= 1 and <= ushort.MaxValue);

    /// <summary>Reads <c>--weights</c>; null if it was not given.</summary>
    /// <exception cref="UsageException">The text is no list of weights.</exception>
    public static IReadOnlyList<int>? ReadWeights(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var weights = text.Split(',').Select(static part => ushort.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) ? weight : 0).ToArray();
        return weights.Length <= MostWeights && weights.All(static weight => weight > 0)
            ? [.. weights.Select(static weight => (int)weight)]
            : throw new UsageException($"--weights: '{text}' is not a list of whole numbers from 1 to 65535, as in 1,6,24");
    }

    /// <summary>Reads <c>--dataset-prefix</c>; null if it was not given.</summary>
    /// <exception cref="UsageException">The text is no name.</exception>
    public static string? ReadPrefix(string? text) =>
        text is null || (text.Length is > 0 and <= 200 && text.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'))
            ? text
            : throw new UsageException($"--dataset-prefix: '{text}' is not a name of letters, digits, '-', '_' and '.'");

    private static Setting<long> Whole(string option, long least, long greatest) => new(
        option,
        [],
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {greatest}"),
        text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= greatest ? value : null);

    private static Setting<long> Bytes(string option, long greatest) => new(
        option,
        [],
        string.Create(CultureInfo.InvariantCulture, $"an amount from 1 to {greatest} bytes, as in 256MiB"),
        text => ByteSize.TryParse(text, out var value) && value >= 1 && value <= greatest ? value : null);

    private static Setting<double> Number(string option, string expectation, Predicate<double> isValid) => new(
        option,
        [],
        expectation,
        text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && isValid(value) ? value : null);
}
