using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Judging;

/// <summary>
/// Which watermarks are proof of possession: those that every worker active at that moment had reached. The size of the
/// quorum alone does not tell, since it is rounded up: three workers at 70 % all have to confirm.
/// </summary>
internal sealed class StrictWatermarks
{
    private readonly SortedSet<WorkerAssignmentId> _strict = [WorkerAssignmentId.None];

    /// <summary>A watermark was confirmed.</summary>
    /// <param name="watermark">The assignment.</param>
    /// <param name="lastApplied">What each active worker had applied.</param>
    public void Confirm(WorkerAssignmentId watermark, IReadOnlyList<WorkerAssignmentId> lastApplied)
    {
        for (var i = 0; i < lastApplied.Count; i++)
        {
            if (lastApplied[i] < watermark)
            {
                return;
            }
        }

        _strict.Add(watermark);
    }

    /// <summary>Whether everybody had applied the assignment when it was confirmed; true before anything is.</summary>
    public bool IsStrict(WorkerAssignmentId watermark) => _strict.Contains(watermark);
}
