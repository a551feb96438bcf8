using Scheduler.Core;
using Scheduler.Core.Lifecycle;

namespace Sim.Reshuffle.Schedulers;

/// <summary>Which assignment is confirmed after a cycle: the one published so many cycles before, at least the first.</summary>
/// <param name="cycles">The lag.</param>
internal sealed class ConfirmationLag(int cycles)
{
    private readonly List<WorkerAssignmentId> _published = [];

    /// <summary>Enters the assignment of the latest cycle.</summary>
    public void Publish(WorkerAssignmentId id) => _published.Add(id);

    /// <summary>The assignment that is confirmed now.</summary>
    public WorkerAssignmentId Confirmed
    {
        get
        {
            Invariant.Require(_published.Count > 0, "nothing is published yet");
            return _published[Math.Max(0, _published.Count - 1 - cycles)];
        }
    }
}
