namespace Scheduler.Core.Lifecycle;

/// <summary>Which chunks of an ingested batch are new (rule 22.13). An identity that is stored already, or occurs earlier in the batch, is a duplicate.</summary>
/// <param name="Fresh">Positions of new chunks in bytewise order of dataset and id: the order of their keys, and the one in which a database takes its locks.</param>
/// <param name="Duplicates">Positions of the others, ascending.</param>
public sealed record IngestBatch(IReadOnlyList<int> Fresh, IReadOnlyList<int> Duplicates)
{
    /// <summary>Splits a batch.</summary>
    /// <param name="chunks">The batch.</param>
    /// <param name="isStored">Whether a chunk with the identity of the one at a position is stored.</param>
    public static IngestBatch Of(IReadOnlyList<NewChunk> chunks, Func<int, bool> isStored)
    {
        var (fresh, duplicates) = (new List<int>(chunks.Count), new List<int>());
        var seen = new HashSet<(string Dataset, string Id)>(chunks.Count);
        for (var i = 0; i < chunks.Count; i++)
        {
            var isThere = !seen.Add((chunks[i].Dataset, chunks[i].Id)) || isStored(i);
            (isThere ? duplicates : fresh).Add(i);
        }

        fresh.Sort((left, right) => CompareByIdentity(chunks[left], chunks[right]));
        return new IngestBatch(fresh, duplicates);
    }

    /// <summary>What the new chunks claim, in the order of <see cref="Fresh"/>, under keys that follow <paramref name="lastChunk"/>.</summary>
    /// <param name="chunks">The batch.</param>
    /// <param name="datasetOf">Number of a dataset by name.</param>
    /// <param name="lastChunk">The highest key that is taken.</param>
    public RangeClaim[] Claims(IReadOnlyList<NewChunk> chunks, Func<string, DatasetId> datasetOf, ChunkPk lastChunk)
    {
        var claims = new RangeClaim[Fresh.Count];
        for (var i = 0; i < claims.Length; i++)
        {
            var chunk = chunks[Fresh[i]];
            claims[i] = new RangeClaim(new ChunkPk(lastChunk.Value + 1 + i), datasetOf(chunk.Dataset), chunk.Blocks);
        }

        return claims;
    }

    /// <summary>The outcome to report once the new chunks are stored under keys that follow <paramref name="lastChunk"/>.</summary>
    public IngestResult Report(ChunkPk lastChunk)
    {
        var byPosition = new (int Position, ChunkPk Key)[Fresh.Count];
        for (var i = 0; i < byPosition.Length; i++)
        {
            byPosition[i] = (Fresh[i], new ChunkPk(lastChunk.Value + 1 + i));
        }

        Array.Sort(byPosition);
        return new IngestResult(Array.ConvertAll(byPosition, static entry => entry.Key), Duplicates);
    }

    private static int CompareByIdentity(NewChunk left, NewChunk right)
    {
        var byDataset = BytewiseOrder.Instance.Compare(left.Dataset, right.Dataset);
        return byDataset != 0 ? byDataset : BytewiseOrder.Instance.Compare(left.Id, right.Id);
    }
}
