namespace Scheduler.Core.Lifecycle;

/// <summary>A chunk to be stored. A chunk never changes once it is.</summary>
/// <param name="Dataset">Name of the dataset, which must exist.</param>
/// <param name="Id">Id of the chunk, unique in its dataset, not empty.</param>
/// <param name="SizeBytes">Size in bytes, 0 to 2,147,483,647.</param>
/// <param name="Blocks">Blocks that the chunk covers.</param>
/// <param name="Files">Names of its files; they come back sorted ordinally.</param>
public sealed record NewChunk(string Dataset, string Id, long SizeBytes, BlockRange Blocks, IReadOnlyList<string> Files);
