using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Movement;

namespace Sim.Reshuffle.Schedulers;

/// <summary>Turns what a cycle published and decided into rows of the catalog and positions of the roster.</summary>
/// <param name="chunks">Rows of stored chunks.</param>
/// <param name="workers">Positions of workers.</param>
/// <param name="count">Number of rows.</param>
internal sealed class LedgerBuilder(StoredChunks chunks, WorkerPositions workers, int count)
{
    /// <summary>The ledger after a cycle.</summary>
    /// <param name="published">Ideal and draining holders of every chunk.</param>
    /// <param name="input">What the algorithm was asked.</param>
    /// <param name="ideal">What it answered.</param>
    public HolderLedger Build(ChunkHolderMap published, SchedulingInput input, HolderLists ideal) =>
        new(Physical(published), Ideal(input, ideal));

    private HolderLists Physical(ChunkHolderMap published)
    {
        var offsets = new int[count + 1];
        for (var i = 0; i < published.Count; i++)
        {
            offsets[chunks.RowOf(published.Chunks[i]) + 1] = published.HoldersAt(i).Length;
        }

        var holders = Reserve(offsets);
        for (var i = 0; i < published.Count; i++)
        {
            var target = holders.AsSpan(offsets[chunks.RowOf(published.Chunks[i])]);
            var source = published.HoldersAt(i);
            for (var j = 0; j < source.Length; j++)
            {
                target[j] = workers.Of(source[j]);
            }
        }

        return Sorted(new HolderLists(offsets, holders));
    }

    private HolderLists Ideal(SchedulingInput input, HolderLists ideal)
    {
        var positions = Array.ConvertAll(input.Workers.Pks, workers.Of);
        var offsets = new int[count + 1];
        for (var i = 0; i < ideal.Count; i++)
        {
            offsets[chunks.RowOf(input.Chunks.Pks[i]) + 1] = ideal[i].Length;
        }

        var holders = Reserve(offsets);
        for (var i = 0; i < ideal.Count; i++)
        {
            var target = holders.AsSpan(offsets[chunks.RowOf(input.Chunks.Pks[i])]);
            var source = ideal[i];
            for (var j = 0; j < source.Length; j++)
            {
                target[j] = positions[source[j]];
            }
        }

        return Sorted(new HolderLists(offsets, holders));
    }

    private static ushort[] Reserve(int[] offsets)
    {
        for (var row = 1; row < offsets.Length; row++)
        {
            offsets[row] += offsets[row - 1];
        }

        return new ushort[offsets[^1]];
    }

    private static HolderLists Sorted(HolderLists lists)
    {
        for (var row = 0; row < lists.Count; row++)
        {
            lists.Positions.AsSpan(lists.Offsets[row], lists.Offsets[row + 1] - lists.Offsets[row]).Sort();
        }

        return lists;
    }
}
