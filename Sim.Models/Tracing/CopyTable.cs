using System.Globalization;
using Scheduler.Core.Lifecycle;
using Sim.Models.State;
using Sim.Models.World;

namespace Sim.Models.Tracing;

/// <summary>Who stores what in one state, as lines: the load of each registered machine and of the fleet, then who holds which chunk.</summary>
/// <param name="state">The state.</param>
/// <param name="pool">The machines.</param>
/// <param name="capacityBytes">Disk of a machine.</param>
internal sealed class CopyTable(StorageState state, WorkerPool pool, long capacityBytes)
{
    private readonly WorkerLoads _loads = new(state);
    private readonly TraceNames _names = new(state, pool);

    /// <summary>The lines.</summary>
    public IEnumerable<string> Lines() =>
    [
        .. Registered().Select(entry => LoadOf(entry.Index, entry.Pk)),
        LoadOfFleet(),
        .. Registered().Select(entry => $"  ideal W{entry.Index}: {_names.OfChunks(chunk => state.IdealOf(chunk).Contains(entry.Pk))}"),
        .. Registered().Select(entry => $"  stale W{entry.Index}: {_names.OfChunks(chunk => IsStale(chunk, entry.Pk))}"),
    ];

    private IEnumerable<(int Index, WorkerPk Pk)> Registered()
    {
        for (var index = 0; index < pool.Size; index++)
        {
            if (pool.PkOf(index) is { } pk)
            {
                yield return (index, pk);
            }
        }
    }

    private bool IsStale(ChunkPk chunk, WorkerPk worker) =>
        state.StaleMappings.Any(row => row.Chunk == chunk && row.Worker == worker);

    private string LoadOf(int index, WorkerPk worker)
    {
        var text = LoadText(_loads.IdealBytes(worker), _loads.StaleBytes(worker), 1);
        return string.Create(CultureInfo.InvariantCulture, $"  W{index,-3} {text}{(pool.IsActive(index) ? "" : "  offline")}");
    }

    private string LoadOfFleet()
    {
        var active = Registered().Where(entry => pool.IsActive(entry.Index)).ToList();
        return $"  all  {LoadText(active.Sum(entry => _loads.IdealBytes(entry.Pk)), active.Sum(entry => _loads.StaleBytes(entry.Pk)), active.Count)}";
    }

    private string LoadText(long idealBytes, long staleBytes, int workers)
    {
        var capacity = (double)capacityBytes * Math.Max(1, workers);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"ideal {idealBytes,11} B {100 * idealBytes / capacity,5:F1} %   stale {staleBytes,11} B {100 * staleBytes / capacity,5:F1} %   total {100 * (idealBytes + staleBytes) / capacity,5:F1} %");
    }
}
