using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>The world's side of routing: who is there, with what on disk, and whether the fleet is short.</summary>
/// <param name="Copies">Disks of the active workers.</param>
/// <param name="Departures">Who has departed and not come back.</param>
/// <param name="IsInfeasible">Whether the latest scheduling attempt was refused as a whole; chunks that wait beside a published assignment excuse nothing.</param>
public sealed record WorldScene(PhysicalCopies Copies, DepartureRecord Departures, bool IsInfeasible)
{
    /// <summary>Whether a worker counts as a holder for routing of this watermark: active, and caught up with its departure if it had one.</summary>
    public bool Counts(WorkerPk worker, WorkerAssignmentId watermark) =>
        Copies.IsActive(worker) && Departures.IsSettledBy(worker, watermark);

    /// <summary>Whether any of the workers counts.</summary>
    public bool AnyCounts(ReadOnlySpan<WorkerPk> workers, WorkerAssignmentId watermark)
    {
        foreach (var worker in workers)
        {
            if (Counts(worker, watermark))
            {
                return true;
            }
        }

        return false;
    }
}
