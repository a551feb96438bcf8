using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>
/// The rules by which a caller learns, after a restart, what became of an operation whose answer it never got: it repeats the
/// call and then looks at the rows. Each rule gives the answer that the operation as a whole would have had, or null if its
/// effect is not there or was there before, so that the refusal of the repetition stands.
/// </summary>
public static class Recovery
{
    /// <summary>The answer of an operation that has none.</summary>
    public static readonly object Done = new();

    /// <summary>Datasets: done if all are there and none was.</summary>
    public static object? Datasets(IReadOnlyList<string> names, StorageState before, StorageState now) =>
        names.All(name => !before.Datasets.Contains(name) && now.Datasets.Contains(name)) ? Done : null;

    /// <summary>Chunks: their keys by identity, if all are there and none was.</summary>
    public static IReadOnlyList<ChunkPk>? Chunks(IReadOnlyList<NewChunk> chunks, StorageState before, StorageState now)
    {
        var keys = new List<ChunkPk>(chunks.Count);
        foreach (var chunk in chunks)
        {
            if (before.PkOf(chunk.Dataset, chunk.Id) is not null || now.PkOf(chunk.Dataset, chunk.Id) is not { } key)
            {
                return null;
            }

            keys.Add(key);
        }

        return keys;
    }

    /// <summary>Ingested chunks: the new keys in input order, and the positions of those that were there before or come earlier in the batch.</summary>
    public static IngestResult Ingested(IReadOnlyList<NewChunk> chunks, StorageState before, StorageState now)
    {
        var known = before.Chunks.Select(chunk => (chunk.Dataset, chunk.Id)).ToHashSet();
        int[] duplicates = [.. Enumerable.Range(0, chunks.Count).Where(i => !known.Add((chunks[i].Dataset, chunks[i].Id)))];
        var fresh = chunks.Where((_, i) => !duplicates.Contains(i)).Select(chunk => now.PkOf(chunk.Dataset, chunk.Id)!.Value);
        return new IngestResult([.. fresh], duplicates);
    }

    /// <summary>Corrections: the keys of the replacements, if each is linked to its old chunk and was not.</summary>
    public static IReadOnlyList<ChunkPk>? Corrections(IReadOnlyList<Correction> corrections, StorageState before, StorageState now)
    {
        var keys = Chunks([.. corrections.Select(correction => correction.Replacement)], before, now);
        var isLinked = keys is not null && corrections.Zip(keys).All(pair =>
            now.Corrections.Any(row => row.Old == pair.First.OldChunk && row.New == pair.Second));
        return isLinked ? keys : null;
    }

    /// <summary>Registration: the chunks that are admitted now and were not.</summary>
    public static IReadOnlyList<ChunkPk> Admitted(StorageState before, StorageState now)
    {
        var known = before.Lifecycles.Select(row => row.Chunk).ToHashSet();
        return [.. now.Lifecycles.Where(row => !row.Rejected && !known.Contains(row.Chunk)).Select(row => row.Chunk)];
    }

    /// <summary>Collection: the workers that are gone.</summary>
    public static IReadOnlyList<WorkerPk> Collected(StorageState before, StorageState now) =>
        [.. before.Workers.Select(worker => worker.Pk).Except(now.Workers.Select(worker => worker.Pk))];
}
