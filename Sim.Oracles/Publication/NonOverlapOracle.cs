using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-20. No two chunks of one dataset in a portal assignment share a block, and where claims collided the lowest
/// (first block, key) won: at registration, which rejects the others for ever, and at promotion, which holds them back.
/// </summary>
public static class NonOverlapOracle
{
    /// <summary>Judges a registration against the rule of storage 9, computed anew.</summary>
    /// <param name="before">A state after which no chunk was registered, marked or dropped before the registration.</param>
    /// <param name="after">A state after the registration, and before the next one.</param>
    public static Verdict JudgeRegistration(PlacementView before, PlacementView after) => BlockClaims.Judge(before, after);

    /// <summary>Judges that the visible chunks of every dataset are disjoint.</summary>
    /// <param name="published">A portal assignment.</param>
    public static Verdict Judge(PortalAssignment published)
    {
        var firstBlocks = new long[published.Chunks.Count];
        var chunks = new KeyValuePair<ChunkPk, Chunk>[firstBlocks.Length];
        var count = 0;
        foreach (var entry in published.Chunks)
        {
            firstBlocks[count] = entry.Value.Blocks.First;
            chunks[count++] = entry;
        }

        // In order of first blocks a chunk overlaps an earlier one of its dataset exactly if it begins before the end of
        // that dataset's latest one: as long as none has overlapped, the latest one ends last.
        Array.Sort(firstBlocks, chunks);
        var latest = new List<KeyValuePair<ChunkPk, Chunk>>();
        foreach (var entry in chunks)
        {
            var index = IndexOfDataset(latest, entry.Value.Dataset);
            if (index < 0)
            {
                latest.Add(entry);
            }
            else if (latest[index].Value.Blocks.Overlaps(entry.Value.Blocks))
            {
                return Overlap(published, latest[index], entry);
            }
            else
            {
                latest[index] = entry;
            }
        }

        return Verdict.Holds;
    }

    /// <summary>Judges that a chunk held back at promotion lost to one that was visible already or has the lower (first block, key).</summary>
    /// <param name="view">State after the visibility cycle.</param>
    /// <param name="published">The portal assignment that it published.</param>
    public static Verdict JudgeHeldBack(PlacementView view, PortalAssignment published)
    {
        for (var row = 0; row < view.ChunkCount; row++)
        {
            if (Promotion.IsCandidate(view, row, published.ConfirmedUpTo)
                && !published.Chunks.ContainsKey(view.ChunkAt(row).Pk)
                && UsurperOf(view, published, row) is { } usurper)
            {
                var loser = view.ChunkAt(row);
                var name = Wording.Name(usurper);
                return Wording.OfChunk(
                    OracleCatalog.NonOverlap,
                    name,
                    $"{name} with blocks {usurper.Blocks} was promoted by portal assignment {published.Id} ahead of {Wording.Name(loser)} with blocks {loser.Blocks}, which has the lower (first block, key)");
            }
        }

        return Verdict.Holds;
    }

    private static int IndexOfDataset(List<KeyValuePair<ChunkPk, Chunk>> latest, string dataset)
    {
        for (var i = 0; i < latest.Count; i++)
        {
            if (latest[i].Value.Dataset == dataset)
            {
                return i;
            }
        }

        return -1;
    }

    private static Verdict Overlap(PortalAssignment published, KeyValuePair<ChunkPk, Chunk> left, KeyValuePair<ChunkPk, Chunk> right)
    {
        var name = Wording.Name(right.Key, published.Chunks);
        return Wording.OfChunk(
            OracleCatalog.NonOverlap,
            name,
            $"portal assignment {published.Id} shows {name} with blocks {right.Value.Blocks} and {Wording.Name(left.Key, published.Chunks)} with blocks {left.Value.Blocks}, which overlap");
    }

    /// <summary>A chunk that overlaps the held-back one and had no right to go first; null if another one had, or if nothing overlaps it, which O-34 judges.</summary>
    private static ChunkView? UsurperOf(PlacementView view, PortalAssignment published, int row)
    {
        var loser = view.ChunkAt(row);
        ChunkView? usurper = null;
        for (var other = 0; other < view.ChunkCount; other++)
        {
            var rival = view.ChunkAt(other);
            if (rival.Dataset != loser.Dataset || !rival.Blocks.Overlaps(loser.Blocks) || !published.Chunks.ContainsKey(rival.Pk))
            {
                continue;
            }

            if (BlockClaims.Precedes(rival, loser) || view.LifecycleAt(other)?.AppliedAtPortal < published.Id)
            {
                return null;
            }

            usurper = rival;
        }

        return usurper;
    }
}
