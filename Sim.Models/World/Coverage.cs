using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Models.World;

/// <summary>
/// From which block on the host wants the chunks of each dataset to be placed. Production leaves chunks out by its segments;
/// here the strategy is the same one, and what it ought to leave out is worked out a second time for the judges.
/// </summary>
public sealed class Coverage
{
    private const string Scheme = "s3://";

    private readonly ImmutableSortedDictionary<string, long> _fromBlocks;

    private Coverage(ImmutableSortedDictionary<string, long> fromBlocks)
    {
        _fromBlocks = fromBlocks;
    }

    /// <summary>Everything is covered.</summary>
    public static Coverage Whole { get; } = new(ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal));

    /// <summary>Whether nothing is left out.</summary>
    public bool IsWhole => _fromBlocks.IsEmpty;

    /// <summary>The coverage with another beginning of one dataset.</summary>
    /// <param name="dataset">The dataset; the strategy of production knows it without its scheme.</param>
    /// <param name="fromBlock">First block that counts: absolute if at least 0, else an offset from the last block.</param>
    public Coverage From(string dataset, long fromBlock) =>
        new(fromBlock == 0 ? _fromBlocks.Remove(KeyOf(dataset)) : _fromBlocks.SetItem(KeyOf(dataset), fromBlock));

    /// <summary>The beginning of a dataset.</summary>
    public long FromBlockOf(string dataset) => _fromBlocks.GetValueOrDefault(KeyOf(dataset));

    /// <summary>The strategy that production would use, with the weights of a table in place of those of segments.</summary>
    /// <param name="datasets">The datasets that are stored.</param>
    /// <param name="weights">The weights.</param>
    public IWeightStrategy StrategyOf(IEnumerable<string> datasets, TableWeightStrategy weights) => IsWhole
        ? weights
        : new CoveredWeightStrategy(
            new SegmentWeightStrategy(new SegmentTable(datasets.Select(KeyOf).Distinct(StringComparer.Ordinal).ToDictionary(
                static key => key, key => (IReadOnlyList<WeightSegment>)[new WeightSegment(_fromBlocks.GetValueOrDefault(key))], StringComparer.Ordinal))),
            weights);

    /// <summary>The chunks that a plan has to leave out, ascending: those that begin before the block from which on their dataset counts.</summary>
    /// <param name="chunks">All chunks that take part, ordered by dataset, first block, key.</param>
    public ChunkPk[] LeftOutOf(SchedulingChunks chunks)
    {
        if (IsWhole)
        {
            return [];
        }

        var lastRows = new int[chunks.DatasetNames.Length];
        for (var row = 0; row < chunks.Count; row++)
        {
            lastRows[chunks.Datasets[row]] = row;
        }

        var leftOut = new List<ChunkPk>();
        for (var row = 0; row < chunks.Count; row++)
        {
            var dataset = chunks.Datasets[row];
            var from = FromBlockOf(chunks.DatasetNames[dataset]);
            var start = from < 0 ? chunks.LastBlocks[lastRows[dataset]] + from : from;
            if (chunks.FirstBlocks[row] < start)
            {
                leftOut.Add(chunks.Pks[row]);
            }
        }

        leftOut.Sort();
        return [.. leftOut];
    }

    private static string KeyOf(string dataset) => dataset.StartsWith(Scheme, StringComparison.Ordinal) ? dataset[Scheme.Length..] : dataset;
}
