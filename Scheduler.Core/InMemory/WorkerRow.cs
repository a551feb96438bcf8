using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

/// <summary>A registered worker.</summary>
internal sealed class WorkerRow(WorkerView view)
{
    public WorkerPk Pk => View.Pk;

    public WorkerView View { get; private set; } = view;

    public AssignmentWorker Published { get; private set; } = Publish(view);

    /// <summary>Takes over what is known of the worker now.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Update(WorkerView view)
    {
        if (View == view)
        {
            return false;
        }

        View = view;
        Published = Publish(view);
        return true;
    }

    private static AssignmentWorker Publish(WorkerView view) =>
        new(view.PeerId, view.IsActive ? AssignmentWorkerStatus.Online : AssignmentWorkerStatus.Stale);
}
