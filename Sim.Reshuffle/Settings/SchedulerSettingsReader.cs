using Scheduler.Core.Placement;
using Sim.Reshuffle.Yaml;

namespace Sim.Reshuffle.Settings;

/// <summary>Reads settings of a scheduler from YAML.</summary>
public static class SchedulerSettingsReader
{
    private const double UsualSaturation = 0.95;

    /// <summary>The largest file that is worth reading, in bytes.</summary>
    public const long LargestBytes = 4 << 20;

    /// <summary>Reads a file that is in memory.</summary>
    /// <param name="source">What errors name.</param>
    /// <param name="utf8">YAML.</param>
    /// <exception cref="ReshuffleInputException">It holds no valid settings; the message has line and column.</exception>
    public static SchedulerSettings Parse(string source, ReadOnlySpan<byte> utf8) => Read(StrictYaml.Parse(source, utf8));

    /// <summary>Reads a text.</summary>
    /// <param name="source">What errors name.</param>
    /// <param name="text">YAML.</param>
    /// <exception cref="ReshuffleInputException">It holds no valid settings; the message has line and column.</exception>
    public static SchedulerSettings Parse(string source, string text) => Read(StrictYaml.Parse(source, text));

    /// <summary>Reads a saturation: above 0 and at most 1.</summary>
    internal static double Saturation(YamlValue value) =>
        value.AsFraction() is > 0 and var saturation ? saturation : throw value.Wrong("a saturation of 0 leaves no room for anything");

    private static SchedulerSettings Read(YamlFields fields)
    {
        var placement = new PlacementConfiguration(
            fields.Required("worker_capacity").AsBytes(1, SchedulerSettings.LargestWorkerCapacityBytes),
            fields.Optional("saturation") is { } saturation ? Saturation(saturation) : UsualSaturation,
            fields.Optional("min_replication")?.AsCount(1, ushort.MaxValue) ?? 1,
            fields.Optional("ignore_reliability")?.AsFlag() ?? false,
            PlannerCatalog.RoundingOf(fields.Optional("rounding")?.AsOneOf(PlannerCatalog.Roundings, "rounding") ?? PlannerCatalog.Truncated),
            fields.Optional("rings")?.AsCount(1, 65_536) ?? PlacementConfiguration.DefaultRings);
        var hash = fields.Optional("hash")?.AsOneOf(PlannerCatalog.Hashes, "ring hash") ?? PlannerCatalog.XxHash64;
        var version = fields.Optional("minimum_worker_version")?.AsVersion();
        var segments = ReadSegments(fields.Required("datasets"));
        fields.RequireNothingElse();
        return new SchedulerSettings(placement, hash, version, segments);
    }

    private static SortedDictionary<string, IReadOnlyList<WeightSegment>> ReadSegments(YamlValue value)
    {
        var segments = new SortedDictionary<string, IReadOnlyList<WeightSegment>>(StringComparer.Ordinal);
        foreach (var (key, list) in value.AsFields().TakeAll())
        {
            var name = SchedulerSettings.KeyOf(key.AsName());
            if (!segments.TryAdd(name, [.. list.AsList().Select(ReadSegment)]))
            {
                throw key.Wrong($"the dataset '{name}' stands twice");
            }
        }

        try
        {
            _ = new SegmentTable(segments);
        }
        catch (WeightConfigurationException failure)
        {
            throw value.Wrong(failure.Message, failure);
        }

        return segments;
    }

    private static WeightSegment ReadSegment(YamlValue value)
    {
        var fields = value.AsFields();
        var segment = new WeightSegment(
            fields.Required("from").AsWhole(-long.MaxValue, long.MaxValue),
            (ushort)(fields.Optional("weight")?.AsCount(1, ushort.MaxValue) ?? 1),
            fields.Optional("minimum_worker_version")?.AsVersion());
        fields.RequireNothingElse();
        return segment;
    }
}
