using CsCheck;
using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;
using Sim.Models.Draws;
using Sim.Models.World;

namespace Sim.Models.Swarm;

/// <summary>
/// From where on a dataset may be covered next. Where chunks are left out, half of the draws bring all of them back, so that
/// copies are taken back while they drain and chunks that have none any more are placed anew.
/// </summary>
public static class CoverageChoices
{
    /// <summary>Changes of one dataset that has chunks.</summary>
    /// <param name="system">The world; it has chunks.</param>
    public static Gen<WorldAction> Of(SchedulerWorld system)
    {
        var chunks = system.State.Chunks;
        return Gen.Select(Gen.Int[0, chunks.Count - 1], Gen.Int[0, 7]).SelectMany((row, kind) => FromBlocks(system, chunks[row], kind)
            .Select(fromBlock => (WorldAction)new CoverDataset(chunks[row].Dataset, fromBlock)));
    }

    /// <summary>Just at, or just behind, where a chunk begins; all but a window at the end, whose edge is a chunk too; or nothing at all.</summary>
    private static Gen<long> FromBlocks(SchedulerWorld system, ChunkView chunk, int kind)
    {
        if (kind < 4 && system.CoveredFrom(chunk.Dataset) != 0)
        {
            return Gen.Const(0L);
        }

        var lastBlock = system.State.Chunks.Where(other => other.Dataset == chunk.Dataset).Max(static other => other.Blocks.Last);
        return kind switch
        {
            7 => Gen.Const(lastBlock + 1),
            5 or 6 => AnyOf.Values(chunk.Blocks.First - lastBlock, chunk.Blocks.First - lastBlock + 1, -1).Where(static offset => offset < 0),
            _ => AnyOf.Values(chunk.Blocks.First, chunk.Blocks.First + 1),
        };
    }
}
