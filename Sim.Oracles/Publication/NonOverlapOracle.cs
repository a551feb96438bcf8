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
        var chunks = new KeyValuePair<ChunkPk, Chunk>[published.Chunks.Count];
        var count = 0;
        foreach (var entry in published.Chunks)
        {
            chunks[count++] = entry;
        }

        Array.Sort(chunks, static (left, right) =>
        {
            var byDataset = string.CompareOrdinal(left.Value.Dataset, right.Value.Dataset);
            var byFirst = left.Value.Blocks.First.CompareTo(right.Value.Blocks.First);
            return byDataset != 0 ? byDataset : byFirst != 0 ? byFirst : left.Key.CompareTo(right.Key);
        });

        // Sorted by first block, an overlap anywhere shows between neighbours: if all neighbours are disjoint, each one
        // begins behind the end of all before it.
        for (var i = 1; i < chunks.Length; i++)
        {
            var (left, right) = (chunks[i - 1].Value, chunks[i].Value);
            if (left.Dataset == right.Dataset && left.Blocks.Overlaps(right.Blocks))
            {
                var name = Wording.Name(chunks[i].Key, published.Chunks);
                return Wording.OfChunk(
                    OracleCatalog.NonOverlap,
                    name,
                    $"portal assignment {published.Id} shows {name} with blocks {right.Blocks} and {Wording.Name(chunks[i - 1].Key, published.Chunks)} with blocks {left.Blocks}, which overlap");
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
