using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

/// <summary>Sketches disks of active workers.</summary>
internal static class Disks
{
    public static PhysicalCopies Of(params (int Worker, int[] Chunks)[] disks) => PhysicalCopies.Of(
        disks.Select(disk => new WorkerDisk(
            new WorkerPk(disk.Worker), WorkerAssignmentId.None, [.. disk.Chunks.Select(chunk => new ChunkPk(chunk))])));
}
