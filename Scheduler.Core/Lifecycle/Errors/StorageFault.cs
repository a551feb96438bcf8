namespace Scheduler.Core.Lifecycle;

/// <summary>The refusals that every backend words alike.</summary>
public static class StorageFault
{
    /// <summary>A chunk names a dataset that does not exist.</summary>
    public static StorageException UnknownDataset(NewChunk chunk) =>
        new(StorageErrorKind.UnknownDataset, $"chunk '{chunk.Id}' names the dataset '{chunk.Dataset}', which does not exist");

    /// <summary>A dataset exists already, or is repeated in its batch.</summary>
    public static StorageException DatasetExists(string name, Exception? cause = null) =>
        new(StorageErrorKind.DatasetAlreadyExists, $"dataset '{name}' exists already or is repeated in the batch", cause);

    /// <summary>A chunk is stored already, or is repeated in its batch.</summary>
    public static StorageException ChunkExists(Exception? cause = null) =>
        new(StorageErrorKind.ChunkAlreadyExists, "a chunk of the batch is stored already or repeated in it", cause);

    /// <summary>A new chunk overlaps another.</summary>
    public static StorageException ChunkOverlaps(NewChunk refused, string blockerId, BlockRange blockerBlocks) =>
        new(
            StorageErrorKind.ChunkOverlaps,
            $"chunk '{refused.Id}' of dataset '{refused.Dataset}' ({refused.Blocks}) overlaps chunk '{blockerId}' ({blockerBlocks})");

    /// <summary>A worker assignment is confirmed that was never minted.</summary>
    public static StorageException UnknownAssignment(WorkerAssignmentId id, WorkerAssignmentId newest) =>
        new(StorageErrorKind.UnknownAssignment, $"worker assignment {id} was never minted; the newest is {newest}");
}
