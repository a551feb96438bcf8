using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Models.Coverage;

/// <summary>Sees workers that are active and not to be relied on.</summary>
/// <param name="recorder">Where facts are recorded.</param>
public sealed class ReliabilityWatch(Recorder recorder)
{
    /// <summary>A chunk is in a worker assignment on an unreliable worker that did not have it before.</summary>
    public static readonly FactDescription UnreliableChosen = Declare("unreliable worker given a chunk");

    /// <summary>A worker that readers are routed to turns unreliable.</summary>
    public static readonly FactDescription TurnedUnreliable = Declare("routed worker turned unreliable");

    /// <summary>A cycle is refused, or leaves a chunk waiting, beside unreliable workers.</summary>
    public static readonly FactDescription Refused = Declare("shortage beside unreliable workers");

    /// <summary>The status of a worker has changed.</summary>
    /// <param name="state">State of that moment.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="isReliable">Whether it is reliable now.</param>
    public void AfterStatus(StorageState state, WorkerPk worker, bool isReliable) =>
        recorder.Sometimes(!isReliable && state.IsRouted(worker), TurnedUnreliable);

    /// <summary>A scheduling cycle has ended.</summary>
    /// <param name="before">State before it.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="unreliable">The workers that it had to treat as unreliable, ascending.</param>
    public void AfterScheduling(StorageState before, SchedulingCycleResult result, WorkerPk[] unreliable)
    {
        if (unreliable.Length == 0)
        {
            return;
        }

        recorder.Sometimes(result is not SchedulingCycleResult.Published { Waiting.Count: 0 }, Refused);
        if (result is SchedulingCycleResult.Published published)
        {
            SeeChosen(before, published.Assignment.ChunkWorkers, unreliable);
        }
    }

    private void SeeChosen(StorageState before, ChunkHolderMap holders, WorkerPk[] unreliable)
    {
        for (var i = 0; i < holders.Count; i++)
        {
            foreach (var worker in holders.HoldersAt(i))
            {
                recorder.Sometimes(
                    Array.BinarySearch(unreliable, worker) >= 0 && !before.IdealOf(holders.Chunks[i]).Contains(worker), UnreliableChosen);
            }
        }
    }

    private static FactDescription Declare(string name) => new(name, nameof(ReliabilityWatch));
}
