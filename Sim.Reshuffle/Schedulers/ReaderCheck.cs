using Scheduler.Core.Lifecycle;
using Sim.Reshuffle.Movement;

namespace Sim.Reshuffle.Schedulers;

/// <summary>Compares where readers are sent with what workers have.</summary>
internal static class ReaderCheck
{
    /// <summary>What readers notice who still follow a portal assignment when workers follow a worker assignment.</summary>
    public static ReaderImpact Compare(ChunkHolderMap routed, ChunkHolderMap held)
    {
        var (missed, unreadable, j) = (0L, 0, 0);
        for (var i = 0; i < routed.Count; i++)
        {
            while (j < held.Count && held.Chunks[j] < routed.Chunks[i])
            {
                j++;
            }

            var wanted = routed.HoldersAt(i);
            var there = j < held.Count && held.Chunks[j] == routed.Chunks[i] ? held.HoldersAt(j) : [];
            var gone = wanted.SequenceEqual(there) ? 0 : CountExcept(wanted, there);
            missed += gone;
            unreadable += gone > 0 && gone == wanted.Length ? 1 : 0;
        }

        return new ReaderImpact(missed, unreadable);
    }

    private static int CountExcept(ReadOnlySpan<WorkerPk> wanted, ReadOnlySpan<WorkerPk> there)
    {
        var gone = 0;
        foreach (var worker in wanted)
        {
            gone += HolderSet.Has(there, worker) ? 0 : 1;
        }

        return gone;
    }
}
