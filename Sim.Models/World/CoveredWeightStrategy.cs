using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Models.World;

/// <summary>Keeps the chunks that one strategy keeps, with the weights and minimum versions that another one gives them.</summary>
/// <param name="coverage">Decides which chunks are kept.</param>
/// <param name="weights">Weighs all of them.</param>
public sealed class CoveredWeightStrategy(IWeightStrategy coverage, IWeightStrategy weights) : IWeightStrategy
{
    /// <inheritdoc/>
    public WeightedChunks Weigh(SchedulingChunks chunks)
    {
        var kept = coverage.Weigh(chunks);
        var weighed = weights.Weigh(chunks);
        return weighed with
        {
            Rows = kept.Rows,
            Weights = Array.ConvertAll(kept.Rows, row => weighed.Weights[row]),
            MinimumVersions = Array.ConvertAll(kept.Rows, row => weighed.MinimumVersions[row]),
            Segments = kept.Segments,
        };
    }
}
