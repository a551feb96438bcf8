namespace Scheduler.Core.Lifecycle;

/// <summary>
/// What one worker has on its disk and what it is about to fetch: the rules by which workers follow assignments. An
/// assignment that is not above the newest one that the worker knows is ignored. From any other one the worker takes its
/// slice: it deletes first what is not listed any more (storage rule CYC-18), then downloads one chunk after the other, and
/// has applied the assignment when the last one is there. A newer assignment that arrives meanwhile takes its place; what
/// is on the disk by then stays if it is listed. Immutable.
/// </summary>
/// <param name="LastApplied">Newest assignment that was applied to the end; 0 if none.</param>
/// <param name="Chunks">Chunks on the disk, strictly ascending.</param>
/// <param name="Target">Assignment that is being applied; <paramref name="LastApplied"/> if none is.</param>
/// <param name="Downloads">Chunks that are still to be downloaded for it, strictly ascending.</param>
public sealed record WorkerSlice(WorkerAssignmentId LastApplied, ChunkPk[] Chunks, WorkerAssignmentId Target, ChunkPk[] Downloads)
{
    /// <summary>A worker that has nothing and knows nothing.</summary>
    public static WorkerSlice Empty { get; } = new(WorkerAssignmentId.None, [], WorkerAssignmentId.None, []);

    /// <summary>Whether an assignment is being applied.</summary>
    public bool IsApplying => Target != LastApplied;

    /// <summary>Whether an assignment is news to the worker.</summary>
    /// <param name="received">Its number.</param>
    public bool Heeds(WorkerAssignmentId received)
    {
        return received > Target;
    }

    /// <summary>The worker after an assignment has arrived: nothing changes if it is no news, else the deletions are done and the downloads planned.</summary>
    /// <param name="received">Number of the assignment.</param>
    /// <param name="listed">Chunks that it lists for the worker, strictly ascending.</param>
    public WorkerSlice AfterArrival(WorkerAssignmentId received, ChunkPk[] listed)
    {
        if (!Heeds(received))
        {
            return this;
        }

        var kept = Array.FindAll(Chunks, chunk => Array.BinarySearch(listed, chunk) >= 0);
        var missing = Array.FindAll(listed, chunk => Array.BinarySearch(kept, chunk) < 0);
        return new WorkerSlice(missing.Length == 0 ? received : LastApplied, kept, received, missing);
    }

    /// <summary>The worker after a download has ended; nothing changes if the chunk was not among those to be downloaded.</summary>
    /// <param name="chunk">The chunk.</param>
    public WorkerSlice AfterDownload(ChunkPk chunk)
    {
        var index = Array.BinarySearch(Downloads, chunk);
        if (index < 0)
        {
            return this;
        }

        var place = ~Array.BinarySearch(Chunks, chunk);
        ChunkPk[] left = [.. Downloads[..index], .. Downloads[(index + 1)..]];
        return this with
        {
            LastApplied = left.Length == 0 ? Target : LastApplied,
            Chunks = [.. Chunks[..place], chunk, .. Chunks[place..]],
            Downloads = left,
        };
    }

    /// <summary>The worker after everything that is under way has been downloaded.</summary>
    public WorkerSlice AfterAllDownloads()
    {
        var slice = this;
        foreach (var chunk in Downloads)
        {
            slice = slice.AfterDownload(chunk);
        }

        return slice;
    }
}
