using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Judging;

/// <summary>The workers of a world as they really are, whatever is stored of them.</summary>
public interface IJudgedFleet
{
    /// <summary>What is on the disks of those that can be reached.</summary>
    PhysicalCopies Copies { get; }

    /// <summary>Whether a worker is gone and nobody has noticed.</summary>
    bool IsSilent(WorkerPk worker);

    /// <summary>The newest assignment that a worker has begun to follow; 0 if none.</summary>
    WorkerAssignmentId FollowedBy(WorkerPk worker);
}
