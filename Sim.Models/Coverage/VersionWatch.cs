using Scheduler.Core.Lifecycle;
using Semver;
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

    /// <summary>A chunk that asks for a version is held by a worker that has reported an older one, or none, since.</summary>
    public static readonly FactDescription FellBackHolder = Declare("restricted chunk held by a worker that fell back");

    private readonly SortedSet<WorkerPk> _upgraded = [];
    private readonly SortedSet<WorkerPk> _fellBack = [];

    /// <summary>The version of a registered worker has changed.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="before">Its version until then; null for unknown.</param>
    /// <param name="after">Its version from then on; null for unknown.</param>
    public void AfterChange(WorkerPk worker, string? before, string? after)
    {
        var isUpgrade = SemVersion.ComparePrecedence(Parse(after), Parse(before)) > 0;
        (isUpgrade ? _upgraded : _fellBack).Add(worker);
        (isUpgrade ? _fellBack : _upgraded).Remove(worker);
    }

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
                SeeChanged(holders.HoldersAt(i));
            }
        }
    }

    private void SeeChanged(ReadOnlySpan<WorkerPk> holders)
    {
        foreach (var worker in holders)
        {
            recorder.Sometimes(_upgraded.Contains(worker), UpgradedWorkerChosen);
            recorder.Sometimes(_fellBack.Contains(worker), FellBackHolder);
        }
    }

    private static SemVersion? Parse(string? version) => version is null ? null : SemVersion.Parse(version, SemVersionStyles.Strict);

    private static FactDescription Declare(string name) => new(name, nameof(VersionWatch));
}
