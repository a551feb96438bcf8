using Scheduler.Core.Lifecycle;
using Sim.Models.World;

namespace Sim.Models.Views;

/// <summary>How every copy of a world stands now.</summary>
internal static class CopyStandings
{
    /// <summary>The copies that there are, by chunk and machine, with the key of the worker in the row.</summary>
    public static SortedDictionary<(ChunkPk Chunk, int Worker), (WorkerPk Key, CopyStanding Standing)> Of(StorageState state, WorkerPool pool, WorkerFleet fleet)
    {
        var standings = new SortedDictionary<(ChunkPk Chunk, int Worker), (WorkerPk Key, CopyStanding Standing)>();
        foreach (var row in state.Ideal)
        {
            foreach (var worker in row.Workers)
            {
                Put(row.Chunk, worker, standing => standing with { IsPlanned = true });
            }
        }

        foreach (var row in state.StaleMappings)
        {
            Put(row.Chunk, row.Worker, standing => standing with { SupersededAt = row.SupersededAt.Value, AnchorTick = row.AnchorTick?.Value });
        }

        foreach (var row in state.ConfirmedRouting)
        {
            foreach (var worker in row.Workers)
            {
                Put(row.Chunk, worker, standing => standing with { IsRouted = true });
            }
        }

        for (var index = 0; index < pool.Size; index++)
        {
            if (pool.PkOf(index) is { } worker)
            {
                var slice = fleet.SliceOf(index);
                Array.ForEach(slice.Chunks, chunk => Put(chunk, worker, standing => standing with { IsOnDisk = true }));
                Array.ForEach(slice.Downloads, chunk => Put(chunk, worker, standing => standing with { IsDownloading = true }));
            }
        }

        return standings;

        void Put(ChunkPk chunk, WorkerPk worker, Func<CopyStanding, CopyStanding> change)
        {
            var key = (chunk, pool.IndexOf(worker));
            standings[key] = (worker, change(standings.GetValueOrDefault(key).Standing));
        }
    }
}
