namespace Scheduler.Core.Lifecycle;

/// <summary>A stored chunk as assignments carry it.</summary>
/// <param name="Dataset">Name of its dataset.</param>
/// <param name="Id">Id inside the dataset.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Blocks">Blocks that the chunk covers.</param>
/// <param name="Files">Names of its files, sorted ordinally.</param>
public sealed record Chunk(string Dataset, string Id, long SizeBytes, BlockRange Blocks, IReadOnlyList<string> Files);
