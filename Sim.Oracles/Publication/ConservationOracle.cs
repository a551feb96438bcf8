using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-36. Once a worker has applied an assignment, its disk is its slice of it, and the sizes of the slice add up to the bytes
/// that it reports. On the way there its disk is its slice without what it downloads: nothing is kept beside it, so that no
/// download finds the disk full.
/// </summary>
public static class ConservationOracle
{
    /// <summary>Judges the report of a worker.</summary>
    /// <param name="assignment">A worker assignment.</param>
    /// <param name="disk">The worker's disk.</param>
    /// <param name="reportedBytes">Bytes in use, as the worker reports them.</param>
    /// <returns>Excused if the worker applied another assignment last.</returns>
    public static Verdict Judge(WorkerAssignment assignment, WorkerDisk disk, long reportedBytes)
    {
        if (disk.LastApplied != assignment.Id)
        {
            return Verdict.Excused(ExcuseReasons.OtherAssignmentApplied);
        }

        var (sliceBytes, slice) = (0L, 0);
        for (var i = 0; i < assignment.ChunkWorkers.Count; i++)
        {
            if (assignment.ChunkWorkers.HoldersAt(i).BinarySearch(disk.Worker) < 0)
            {
                continue;
            }

            var chunk = assignment.ChunkWorkers.Chunks[i];
            sliceBytes += assignment.Chunks.TryGetValue(chunk, out var described) ? described.SizeBytes : 0;
            slice++;
            if (!disk.Holds(chunk))
            {
                return Violated(disk, $"{Wording.Name(disk.Worker)} applied worker assignment {assignment.Id}, which lists {Wording.Name(chunk, assignment.Chunks)} for it, and lacks it");
            }
        }

        if (slice != disk.Chunks.Length)
        {
            return Violated(disk, $"{Wording.Name(disk.Worker)} applied worker assignment {assignment.Id}, which lists {slice} chunks for it, and holds {disk.Chunks.Length}");
        }

        return sliceBytes == reportedBytes
            ? Verdict.Holds
            : Violated(disk, $"{Wording.Name(disk.Worker)} reports {reportedBytes} bytes, and its slice of worker assignment {assignment.Id} has {sliceBytes}");
    }

    /// <summary>Judges a worker that applies an assignment, or has just applied it.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="disk">The worker's disk.</param>
    /// <param name="downloads">Chunks that the worker still downloads, strictly ascending.</param>
    public static Verdict JudgeUnderWay(WorkerAssignment assignment, WorkerDisk disk, ReadOnlySpan<ChunkPk> downloads)
    {
        foreach (var chunk in disk.Chunks)
        {
            if (!assignment.ChunkWorkers.Contains(chunk, disk.Worker))
            {
                return Violated(disk, $"{Wording.Name(disk.Worker)} follows worker assignment {assignment.Id}, which does not list chunk {chunk} for it, and has not deleted it");
            }
        }

        for (var i = 0; i < assignment.ChunkWorkers.Count; i++)
        {
            var chunk = assignment.ChunkWorkers.Chunks[i];
            if (assignment.ChunkWorkers.HoldersAt(i).BinarySearch(disk.Worker) >= 0
                && disk.Holds(chunk) == downloads.BinarySearch(chunk) >= 0)
            {
                var finding = disk.Holds(chunk) ? "downloads it although it has it" : "neither has it nor downloads it";
                return Violated(disk, $"{Wording.Name(disk.Worker)} follows worker assignment {assignment.Id}, which lists {Wording.Name(chunk, assignment.Chunks)} for it, and {finding}");
            }
        }

        return Verdict.Holds;
    }

    private static Verdict Violated(WorkerDisk disk, FormattableString sentence) =>
        Wording.Of(OracleCatalog.Conservation, "worker", Wording.Name(disk.Worker), sentence);
}
