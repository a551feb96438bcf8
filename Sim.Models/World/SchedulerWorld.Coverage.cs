using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;

namespace Sim.Models.World;

/// <content>What the host leaves out of its plans.</content>
public sealed partial class SchedulerWorld
{
    /// <summary>The chunks that the host left out of the latest plan, ascending.</summary>
    public IReadOnlyList<ChunkPk> LeftOut => _planner.LatestCall?.LeftOut ?? [];

    /// <summary>From which block on the host wants the chunks of a dataset to be placed; 0 if all of them.</summary>
    public long CoveredFrom(string dataset) => _planner.Coverage.FromBlockOf(dataset);

    private async ValueTask CoverAsync(CoverDataset cover, CancellationToken cancellationToken)
    {
        var before = LeftOut;
        _planner.Cover(cover.Dataset, cover.FromBlock);
        _facts.Coverage.AfterChange();
        await CycleAsync(cancellationToken);
        _outcome = $"{LeftOut.Count} chunks left out";
        _recorder.Label(LeftOut.Count == before.Count ? "cover: nothing changed" : LeftOut.Count > before.Count ? "cover: more left out" : "cover: less left out");
    }
}
