using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>A registered worker.</summary>
internal sealed class WorkerRow(WorkerView view)
{
    public WorkerPk Pk => View.Pk;

    public WorkerView View { get; } = view;

    public AssignmentWorker Published { get; } = Publish(view);

    private static AssignmentWorker Publish(WorkerView view) =>
        new(view.PeerId, view.IsActive ? AssignmentWorkerStatus.Online : AssignmentWorkerStatus.Stale);
}
