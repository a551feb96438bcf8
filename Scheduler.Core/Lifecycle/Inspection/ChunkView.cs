namespace Scheduler.Core.Lifecycle;

/// <summary>A stored chunk, registered or not.</summary>
/// <param name="Pk">Key.</param>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="Id">Id inside the dataset.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Blocks">Blocks that the chunk covers.</param>
public sealed record ChunkView(ChunkPk Pk, string Dataset, string Id, long SizeBytes, BlockRange Blocks);
