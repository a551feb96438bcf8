using System.Collections.Immutable;
using System.Globalization;
using Sim.Models.Actions;
using Sim.Models.Chunks;

namespace Sim.Models.Shrinking;

/// <summary>Gives the generated chunks of a walk small keys, in the order of their old ones, with the ranges that belong to them; the collision class keeps to its own.</summary>
public sealed class KeyRenumbering
{
    private readonly SortedDictionary<ulong, ulong> _keys;

    private KeyRenumbering(SortedDictionary<ulong, ulong> keys)
    {
        _keys = keys;
    }

    /// <summary>The renumbered steps; null if a chunk does not follow the rules of generated keys or nothing would become smaller.</summary>
    public static ImmutableArray<WorldAction>? Renumber(ImmutableArray<WorldAction> steps)
    {
        var keys = new SortedSet<ulong>();
        var carriers = steps.OfType<ICarriesChunks>().ToList();
        foreach (var id in carriers.SelectMany(static step => step.ChunkIds))
        {
            if (id.Length != 20 || !ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) || key > uint.MaxValue)
            {
                return null;
            }

            keys.Add(key);
        }

        var renumbering = SmallKeys(keys);
        if (!carriers.SelectMany(static step => step.Payloads).All(HasGeneratedRange) || renumbering.All(pair => pair.Key == pair.Value))
        {
            return null;
        }

        var keysOfWalk = new KeyRenumbering(renumbering);
        return [.. steps.Select(step => step is ICarriesChunks carrier ? carrier.Renumbered(keysOfWalk) : step)];
    }

    /// <summary>The new id of a chunk.</summary>
    internal string Renumbered(string id) => new ChunkKey(_keys[ulong.Parse(id, CultureInfo.InvariantCulture)]).Id;

    /// <summary>Where the first chunk begins that begins no earlier than a block, or where the last one ends.</summary>
    internal long Renumbered(long fromBlock)
    {
        var last = 0L;
        foreach (var (key, moved) in _keys)
        {
            if (new ChunkKey(key).Blocks.First >= fromBlock)
            {
                return new ChunkKey(moved).Blocks.First;
            }

            last = Math.Max(last, new ChunkKey(moved).Blocks.Last);
        }

        return last + 1;
    }

    /// <summary>A range that is that of the range's own key follows it; a replacement has the range of some other key, which moves along.</summary>
    internal ChunkPayload Renumbered(ChunkPayload chunk)
    {
        var owner = (ulong)(chunk.FirstBlock / ChunkKey.SpanBlocks);
        var blocks = _keys.TryGetValue(owner, out var moved) ? new ChunkKey(moved).Blocks : new ChunkKey(owner).Blocks;
        return chunk with { Id = Renumbered(chunk.Id), FirstBlock = blocks.First, LastBlock = blocks.Last };
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

    private static bool HasGeneratedRange(ChunkPayload chunk) =>
        chunk.FirstBlock % ChunkKey.SpanBlocks == 0 && chunk.LastBlock == chunk.FirstBlock + ChunkKey.SpanBlocks - 1;
}
