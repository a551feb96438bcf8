using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Weight 1 for every chunk, and any worker will do.</summary>
public sealed class UniformWeightStrategy : IWeightStrategy
{
    /// <inheritdoc/>
    public WeightedChunks Weigh(SchedulingChunks chunks)
    {
        var rows = new int[chunks.Count];
        var weights = new ushort[chunks.Count];
        var versions = new int[chunks.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
        }

        Array.Fill<ushort>(weights, 1);
        Array.Fill(versions, -1);
        return new WeightedChunks(rows, weights, versions, [], []);
    }
}
