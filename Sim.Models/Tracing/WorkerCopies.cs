using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using Sim.Models.State;
using Sim.Models.World;

namespace Sim.Models.Tracing;

/// <summary>What one machine of the pool is told to store, by one state. Chunks are positions in order of keys.</summary>
/// <param name="IsRegistered">Whether the registry knows the machine.</param>
/// <param name="IsActive">Whether it is active.</param>
/// <param name="Ideal">Chunks that the newest plan wants there.</param>
/// <param name="Stale">Chunks that it serves until they have drained.</param>
/// <param name="Bytes">Bytes of both.</param>
internal sealed record WorkerCopies(bool IsRegistered, bool IsActive, ImmutableSortedSet<int> Ideal, ImmutableSortedSet<int> Stale, long Bytes)
{
    /// <summary>Every machine of a pool of which only the roster is known, in order of position.</summary>
    public static ImmutableArray<WorkerCopies> Empty(WorkerPool pool) =>
        [.. Enumerable.Range(0, pool.Size).Select(index => new WorkerCopies(pool.PkOf(index) is not null, pool.IsActive(index), [], [], 0))];

    /// <summary>Every machine of the pool, in order of position.</summary>
    public static ImmutableArray<WorkerCopies> Of(StorageState state, WorkerPool pool)
    {
        var ideal = Sets(pool.Size);
        var stale = Sets(pool.Size);
        var positions = state.Chunks.Select((chunk, position) => (chunk.Pk, position)).ToDictionary(entry => entry.Pk, entry => entry.position);
        foreach (var row in state.Ideal)
        {
            foreach (var worker in row.Workers)
            {
                ideal[pool.IndexOf(worker)].Add(positions[row.Chunk]);
            }
        }

        foreach (var row in state.StaleMappings)
        {
            stale[pool.IndexOf(row.Worker)].Add(positions[row.Chunk]);
        }

        var loads = new WorkerLoads(state);
        return [.. Enumerable.Range(0, pool.Size).Select(Describe)];

        WorkerCopies Describe(int index)
        {
            var pk = pool.PkOf(index);
            return new WorkerCopies(
                pk is not null, pool.IsActive(index), ideal[index].ToImmutable(), stale[index].ToImmutable(), loads.IdealBytes(pk) + loads.StaleBytes(pk));
        }
    }

    private static ImmutableSortedSet<int>.Builder[] Sets(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => ImmutableSortedSet.CreateBuilder<int>())];
}
