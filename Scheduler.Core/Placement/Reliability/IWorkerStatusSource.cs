namespace Scheduler.Core.Placement;

/// <summary>What the host knows of the health of its workers. The storage keeps none of it: to the storage a worker is active or not.</summary>
public interface IWorkerStatusSource
{
    /// <summary>The present status of an active worker. It must not change while a plan is being made.</summary>
    /// <param name="peerId">Identity of the worker.</param>
    WorkerStatus StatusOf(string peerId);
}
