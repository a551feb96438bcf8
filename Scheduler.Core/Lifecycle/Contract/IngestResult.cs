namespace Scheduler.Core.Lifecycle;

/// <summary>What became of a batch of ingested chunks.</summary>
/// <param name="Inserted">Keys of the chunks that were new, in input order.</param>
/// <param name="Duplicates">Positions in the input of chunks whose identity was there already; the stored chunk wins.</param>
public sealed record IngestResult(IReadOnlyList<ChunkPk> Inserted, IReadOnlyList<int> Duplicates);
