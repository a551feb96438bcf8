using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Models.Coverage;

/// <summary>Sees chunks that only workers of a certain version may hold.</summary>
/// <param name="recorder">Where facts are recorded.</param>
public sealed class VersionWatch(Recorder recorder)
{
    /// <summary>A chunk that asks for a version is in a worker assignment.</summary>
    public static readonly FactDescription RestrictedPlaced = Declare("restricted chunk placed");

    /// <summary>A chunk that asks for a version is on a worker that had to upgrade first.</summary>
    public static readonly FactDescription UpgradedWorkerChosen = Declare("restricted chunk placed on an upgraded worker");

    private readonly SortedSet<WorkerPk> _upgraded = [];

    /// <summary>The version of a registered worker has changed.</summary>
    public void AfterUpgrade(WorkerPk worker) => _upgraded.Add(worker);

    /// <summary>A scheduling cycle has published.</summary>
    /// <param name="assignment">What it published.</param>
    /// <param name="isRestricted">Whether a chunk asks for a version.</param>
    public void AfterPublication(WorkerAssignment assignment, Func<ChunkPk, bool> isRestricted)
    {
        var holders = assignment.ChunkWorkers;
        for (var i = 0; i < holders.Count; i++)
        {
            if (!holders.HoldersAt(i).IsEmpty && isRestricted(holders.Chunks[i]))
            {
                recorder.See(RestrictedPlaced);
                SeeUpgraded(holders.HoldersAt(i));
            }
        }
    }

    private void SeeUpgraded(ReadOnlySpan<WorkerPk> holders)
    {
        foreach (var worker in holders)
        {
            recorder.Sometimes(_upgraded.Contains(worker), UpgradedWorkerChosen);
        }
    }

    private static FactDescription Declare(string name) => new(name, nameof(VersionWatch));
}
