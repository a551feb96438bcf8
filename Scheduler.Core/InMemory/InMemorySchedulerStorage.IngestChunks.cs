using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    /// <remarks>Keys rise in bytewise order of dataset and id, the order in which a database takes its locks.</remarks>
    public async ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        NewChunkRule.RequireAll(chunks);
        using var phase = Phase(StoragePhases.IngestChunks);
        RequireKnownDatasets(chunks);
        var (fresh, duplicates) = SplitByIdentity(chunks);
        fresh.Sort((left, right) => CompareByIdentity(chunks[left], chunks[right]));
        RequireNoOverlap(chunks, fresh);
        var keys = new SortedDictionary<int, ChunkPk>();
        foreach (var position in fresh)
        {
            keys.Add(position, Store(chunks[position]).Pk);
        }

        return new IngestResult([.. keys.Values], duplicates);
    }

    private (List<int> Fresh, List<int> Duplicates) SplitByIdentity(IReadOnlyList<NewChunk> chunks)
    {
        var (fresh, duplicates) = (new List<int>(), new List<int>());
        var batch = new HashSet<(DatasetId, string)>();
        for (var i = 0; i < chunks.Count; i++)
        {
            var identity = (_datasetsByName[chunks[i].Dataset].Id, chunks[i].Id);
            var isThere = _chunksByIdentity.ContainsKey(identity) || !batch.Add(identity);
            (isThere ? duplicates : fresh).Add(i);
        }

        return (fresh, duplicates);
    }

    private static int CompareByIdentity(NewChunk left, NewChunk right)
    {
        var byDataset = BytewiseOrder.Instance.Compare(left.Dataset, right.Dataset);
        return byDataset != 0 ? byDataset : BytewiseOrder.Instance.Compare(left.Id, right.Id);
    }

    /// <summary>Refuses the batch if one of its new chunks meets another or a stored one whose range is not free.</summary>
    private void RequireNoOverlap(IReadOnlyList<NewChunk> chunks, List<int> fresh)
    {
        var claims = new RangeClaim[fresh.Count];
        for (var i = 0; i < claims.Length; i++)
        {
            var chunk = chunks[fresh[i]];
            claims[i] = new RangeClaim(new ChunkPk(_chunks.Count + 1 + i), _datasetsByName[chunk.Dataset].Id, chunk.Blocks);
        }

        var verdict = OverlapResolver.Resolve(claims, ClaimsOf(static row => row.Lifecycle is null or { Live: true }, claims.Length));
        if (verdict.Losers.Count > 0)
        {
            var (claim, blocker) = verdict.Losers[0];
            var refused = chunks[fresh[(int)claim.Chunk.Value - _chunks.Count - 1]];
            throw new StorageException(
                StorageErrorKind.ChunkOverlaps,
                $"chunk '{refused.Id}' of dataset '{refused.Dataset}' ({refused.Blocks}) overlaps {NameOf(blocker)}");
        }

        string NameOf(ChunkPk blocker)
        {
            var (id, blocks) = Find(blocker) is { } stored
                ? (stored.Chunk.Id, stored.Chunk.Blocks)
                : (chunks[fresh[(int)blocker.Value - _chunks.Count - 1]].Id, chunks[fresh[(int)blocker.Value - _chunks.Count - 1]].Blocks);
            return $"chunk '{id}' ({blocks})";
        }
    }

    /// <summary>Claims of the stored chunks that satisfy a condition; none if nobody competes with them.</summary>
    private List<RangeClaim> ClaimsOf(Func<ChunkRow, bool> condition, int competitors)
    {
        var claims = new List<RangeClaim>();
        if (competitors == 0)
        {
            return claims;
        }

        foreach (var row in Chunks)
        {
            if (condition(row))
            {
                claims.Add(row.Claim);
            }
        }

        return claims;
    }
}
