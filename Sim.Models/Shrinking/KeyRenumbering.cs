using System.Collections.Immutable;
using System.Globalization;
using Sim.Models.Actions;
using Sim.Models.Chunks;

namespace Sim.Models.Shrinking;

/// <summary>Gives the generated chunks of a walk small keys, in the order of their old ones, with the ranges that belong to them; the collision class keeps to its own.</summary>
public static class KeyRenumbering
{
    /// <summary>The renumbered steps; null if a chunk does not follow the rules of generated keys or nothing would become smaller.</summary>
    public static ImmutableArray<WorldAction>? Renumber(ImmutableArray<WorldAction> steps)
    {
        var keys = new SortedSet<ulong>();
        foreach (var id in steps.SelectMany(IdsOf))
        {
            if (id.Length != 20 || !ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) || key > uint.MaxValue)
            {
                return null;
            }

            keys.Add(key);
        }

        var renumbering = SmallKeys(keys);
        return !steps.SelectMany(ChunksOf).All(HasGeneratedRange) || renumbering.All(pair => pair.Key == pair.Value)
            ? null
            : [.. steps.Select(step => Renumbered(step, renumbering))];
    }

    private static SortedDictionary<ulong, ulong> SmallKeys(SortedSet<ulong> keys)
    {
        var renumbering = new SortedDictionary<ulong, ulong>();
        var (nextOrdinary, nextColliding) = (new ChunkKey(1), new ChunkKey(0));
        foreach (var key in keys)
        {
            if (new ChunkKey(key).IsInCollisionClass)
            {
                renumbering[key] = nextColliding.Value;
                nextColliding = Next(nextColliding, isColliding: true);
            }
            else
            {
                renumbering[key] = nextOrdinary.Value;
                nextOrdinary = Next(nextOrdinary, isColliding: false);
            }
        }

        return renumbering;
    }

    private static ChunkKey Next(ChunkKey key, bool isColliding)
    {
        do
        {
            key = new ChunkKey(key.Value + 1);
        }
        while (key.IsInCollisionClass != isColliding);

        return key;
    }

    private static IEnumerable<string> IdsOf(WorldAction step) => step switch
    {
        AddChunks add => add.Chunks.Select(chunk => chunk.Id),
        IngestChunks ingest => ingest.Chunks.Select(chunk => chunk.Id),
        CorrectChunk correct => [correct.Id, correct.Replacement.Id],
        CorrectBatch batch => batch.Corrections.SelectMany(correction => (string[])[correction.Id, correction.Replacement.Id]),
        RemoveChunk remove => [remove.Id],
        DownloadDone download => [download.Id],
        _ => [],
    };

    private static IEnumerable<ChunkPayload> ChunksOf(WorldAction step) => step switch
    {
        AddChunks add => add.Chunks,
        IngestChunks ingest => ingest.Chunks,
        CorrectChunk correct => [correct.Replacement],
        CorrectBatch batch => batch.Corrections.Select(correction => correction.Replacement),
        _ => [],
    };

    private static bool HasGeneratedRange(ChunkPayload chunk) =>
        chunk.FirstBlock % ChunkKey.SpanBlocks == 0 && chunk.LastBlock == chunk.FirstBlock + ChunkKey.SpanBlocks - 1;

    private static WorldAction Renumbered(WorldAction step, SortedDictionary<ulong, ulong> renumbering) => step switch
    {
        AddChunks add => new AddChunks([.. add.Chunks.Select(chunk => Renumbered(chunk, renumbering))]),
        CorrectChunk correct => correct with
        {
            Id = Renumbered(correct.Id, renumbering),
            Replacement = Renumbered(correct.Replacement, renumbering),
        },
        IngestChunks ingest => new IngestChunks([.. ingest.Chunks.Select(chunk => Renumbered(chunk, renumbering))]),
        CorrectBatch batch => new CorrectBatch([.. batch.Corrections.Select(correction => correction with
        {
            Id = Renumbered(correction.Id, renumbering),
            Replacement = Renumbered(correction.Replacement, renumbering),
        })]),
        RemoveChunk remove => remove with { Id = Renumbered(remove.Id, renumbering) },
        CoverDataset { FromBlock: > 0 } cover => cover with { FromBlock = Renumbered(cover.FromBlock, renumbering) },
        DownloadDone download => download with { Id = Renumbered(download.Id, renumbering) },
        _ => step,
    };

    /// <summary>Where the first chunk begins that begins no earlier than a block, or where the last one ends.</summary>
    private static long Renumbered(long fromBlock, SortedDictionary<ulong, ulong> renumbering)
    {
        var last = 0L;
        foreach (var (key, moved) in renumbering)
        {
            if (new ChunkKey(key).Blocks.First >= fromBlock)
            {
                return new ChunkKey(moved).Blocks.First;
            }

            last = Math.Max(last, new ChunkKey(moved).Blocks.Last);
        }

        return last + 1;
    }

    private static string Renumbered(string id, SortedDictionary<ulong, ulong> renumbering) =>
        new ChunkKey(renumbering[ulong.Parse(id, CultureInfo.InvariantCulture)]).Id;

    /// <summary>A range that is that of the range's own key follows it; a replacement has the range of some other key, which moves along.</summary>
    private static ChunkPayload Renumbered(ChunkPayload chunk, SortedDictionary<ulong, ulong> renumbering)
    {
        var owner = (ulong)(chunk.FirstBlock / ChunkKey.SpanBlocks);
        var blocks = renumbering.TryGetValue(owner, out var moved) ? new ChunkKey(moved).Blocks : new ChunkKey(owner).Blocks;
        return chunk with { Id = Renumbered(chunk.Id, renumbering), FirstBlock = blocks.First, LastBlock = blocks.Last };
    }
}
