using System.Text;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Looks every chunk up in a table that its owner fills.</summary>
public sealed class TableWeightStrategy : IWeightStrategy
{
    private readonly WeightTable _table;

    /// <summary>Creates the strategy.</summary>
    /// <param name="table">Weights; must know every chunk that is weighed.</param>
    public TableWeightStrategy(WeightTable table)
    {
        _table = table;
    }

    /// <inheritdoc/>
    public WeightedChunks Weigh(SchedulingChunks chunks)
    {
        var rows = new int[chunks.Count];
        var weights = new ushort[chunks.Count];
        var minimumVersions = new int[chunks.Count];
        var versions = new VersionTable();
        for (var row = 0; row < rows.Length; row++)
        {
            var dataset = chunks.DatasetNames[chunks.Datasets[row]];
            if (!_table.TryGet(dataset, chunks.Ids[row], out var weight))
            {
                throw new UnknownWeightException($"the weight table has no chunk '{Encoding.UTF8.GetString(chunks.Ids[row])}' of dataset '{dataset}'");
            }

            rows[row] = row;
            weights[row] = weight.Weight;
            minimumVersions[row] = versions.IndexOf(weight.MinimumWorkerVersion);
        }

        return new WeightedChunks(rows, weights, minimumVersions, versions.ToArray(), []);
    }
}
