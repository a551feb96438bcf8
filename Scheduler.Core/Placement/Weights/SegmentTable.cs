using System.Globalization;

namespace Scheduler.Core.Placement;

/// <summary>The segments of each dataset, checked once.</summary>
public sealed class SegmentTable
{
    private const string Scheme = "s3://";

    private static readonly WeightSegment[] WholeDataset = [new WeightSegment(0)];

    private readonly Dictionary<string, WeightSegment[]> _byDataset = new(StringComparer.Ordinal);

    /// <summary>Checks and takes a configuration.</summary>
    /// <param name="segmentsByDataset">Segments by dataset name without its <c>s3://</c> prefix. An empty list means one segment from block 0 with weight 1.</param>
    /// <exception cref="WeightConfigurationException">Starts do not increase, an absolute start follows an offset, or a weight is 0.</exception>
    public SegmentTable(IReadOnlyDictionary<string, IReadOnlyList<WeightSegment>> segmentsByDataset)
    {
        foreach (var (dataset, segments) in segmentsByDataset)
        {
            RequireValid(dataset, segments);
            _byDataset.Add(dataset, segments.Count == 0 ? WholeDataset : [.. segments]);
        }
    }

    /// <summary>Segments of a dataset, at least one.</summary>
    /// <param name="dataset">Its name, with or without the prefix.</param>
    /// <exception cref="UnknownWeightException">The dataset is not configured.</exception>
    public IReadOnlyList<WeightSegment> SegmentsOf(string dataset)
    {
        var key = dataset.StartsWith(Scheme, StringComparison.Ordinal) ? dataset[Scheme.Length..] : dataset;
        return _byDataset.TryGetValue(key, out var segments)
            ? segments
            : throw new UnknownWeightException($"no segments are configured for dataset '{dataset}'");
    }

    private static void RequireValid(string dataset, IReadOnlyList<WeightSegment> segments)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i].Weight == 0)
            {
                throw Invalid(dataset, $"segment {i} has weight 0");
            }

            if (i > 0 && segments[i - 1].From < 0 && segments[i].From >= 0)
            {
                throw Invalid(dataset, $"segment {i} starts at block {segments[i].From} after one that starts {-segments[i - 1].From} blocks before the end");
            }

            // Absolute starts come before offsets, so only starts of one kind are compared.
            var isSameKind = i > 0 && (segments[i - 1].From < 0) == (segments[i].From < 0);
            if (isSameKind && segments[i - 1].From >= segments[i].From)
            {
                throw Invalid(dataset, $"segment {i} starts at {segments[i].From}, not after {segments[i - 1].From}");
            }
        }
    }

    private static WeightConfigurationException Invalid(string dataset, FormattableString problem) =>
        new($"dataset '{dataset}': {problem.ToString(CultureInfo.InvariantCulture)}");
}
