using Scheduler.Core.Lifecycle;

namespace Sim.Models.State;

/// <summary>Bytes per worker, by the ideal and by what only drains.</summary>
public sealed class WorkerLoads
{
    private readonly Dictionary<WorkerPk, long> _idealBytes = [];
    private readonly Dictionary<WorkerPk, long> _staleBytes = [];

    /// <summary>Adds up the copies of a state.</summary>
    public WorkerLoads(StorageState state)
    {
        foreach (var row in state.Ideal)
        {
            foreach (var worker in row.Workers)
            {
                _idealBytes[worker] = _idealBytes.GetValueOrDefault(worker) + state.ChunkOf(row.Chunk).SizeBytes;
            }
        }

        foreach (var row in state.StaleMappings)
        {
            _staleBytes[row.Worker] = _staleBytes.GetValueOrDefault(row.Worker) + state.ChunkOf(row.Chunk).SizeBytes;
        }
    }

    /// <summary>Bytes that the ideal places on a worker; 0 for a worker without key.</summary>
    public long IdealBytes(WorkerPk? worker) => worker is { } pk ? _idealBytes.GetValueOrDefault(pk) : 0;

    /// <summary>Bytes that a worker serves only until they have drained; 0 for a worker without key.</summary>
    public long StaleBytes(WorkerPk? worker) => worker is { } pk ? _staleBytes.GetValueOrDefault(pk) : 0;
}
