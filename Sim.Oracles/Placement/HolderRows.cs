using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>A list of workers per chunk row, in compressed sparse rows; each list ascends.</summary>
internal readonly struct HolderRows
{
    private readonly int[] _offsets;
    private readonly WorkerPk[] _workers;

    private HolderRows(int[] offsets, WorkerPk[] workers)
    {
        _offsets = offsets;
        _workers = workers;
    }

    /// <summary>The workers of one row.</summary>
    public ReadOnlySpan<WorkerPk> this[int row] => _workers.AsSpan(_offsets[row], _offsets[row + 1] - _offsets[row]);

    /// <summary>Lays out the ideal; both lists ascend by chunk.</summary>
    public static HolderRows FromIdeal(IReadOnlyList<HoldersView> ideal, ChunkPk[] chunks)
    {
        var total = 0;
        for (var i = 0; i < ideal.Count; i++)
        {
            total += ideal[i].Workers.Count;
        }

        var offsets = new int[chunks.Length + 1];
        var workers = new WorkerPk[total];
        var (next, used) = (0, 0);
        for (var row = 0; row < chunks.Length; row++)
        {
            while (next < ideal.Count && ideal[next].Chunk < chunks[row])
            {
                next++;
            }

            if (next < ideal.Count && ideal[next].Chunk == chunks[row])
            {
                var holders = ideal[next].Workers;
                for (var j = 0; j < holders.Count; j++)
                {
                    workers[used++] = holders[j];
                }
            }

            offsets[row + 1] = used;
        }

        return new HolderRows(offsets, workers);
    }

    /// <summary>Lays out the draining copies; both lists ascend by chunk.</summary>
    public static HolderRows FromStale(IReadOnlyList<StaleMappingView> stale, ChunkPk[] chunks)
    {
        var offsets = new int[chunks.Length + 1];
        var workers = new WorkerPk[stale.Count];
        var (next, used) = (0, 0);
        for (var row = 0; row < chunks.Length; row++)
        {
            while (next < stale.Count && stale[next].Chunk < chunks[row])
            {
                next++;
            }

            while (next < stale.Count && stale[next].Chunk == chunks[row])
            {
                workers[used++] = stale[next++].Worker;
            }

            offsets[row + 1] = used;
        }

        return new HolderRows(offsets, workers);
    }
}
