using System.Collections.Frozen;
using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using Sim.Engine;
using Sim.Engine.Replay;
using Sim.Models.World;

namespace Sim.Models.Facts;

/// <summary>The facts that witnesses may ask for, and how each is read from a world after a step.</summary>
public static class WorldFacts
{
    private const string MinReplicationOf = "min-replication-of";
    private const string MaxReplicationOf = "max-replication-of";

    private static readonly ImmutableArray<(WitnessFact Fact, Func<SchedulerWorld, WorldWitness, long> Read)> Table =
    [
        (new("feasible", IsBoolean: true), static (world, _) => world.IsInfeasible ? 0 : 1),
        (new("shortage", IsBoolean: true), static (world, _) => world.IsInfeasible ? 1 : 0),
        (new("visible-chunks"), static (world, _) => Count(world.State.Lifecycles, row => row.PortalVisible)),
        (new("rejected-chunks"), static (world, _) => Count(world.State.Lifecycles, row => row.Rejected)),
        (new("tombstones"), static (world, _) => Count(world.State.Lifecycles, row => row.Tombstoned)),
        (new("completed-corrections"), static (world, _) => Count(world.State.Corrections, row => row.IsCompleted)),
        (new("rejected-corrections"), static (world, _) => world.Counters.RejectedCorrections),
        (new("held-back"), static (world, _) => world.Counters.HeldBack),
        (new("expired-drains"), static (world, _) => world.Counters.ExpiredDrains),
        (new("evictions"), static (world, _) => world.Counters.Evictions),
        (new("rescued-drains"), static (world, _) => world.Counters.RescuedDrains),
        (new(MinReplicationOf, Aggregation: WitnessAggregation.Least), static (world, witness) => Replication(world, witness.Dataset, witness.Id)),
        (new(MaxReplicationOf, Aggregation: WitnessAggregation.Greatest), static (world, witness) => Replication(world, witness.Dataset, witness.Id)),
        (new("routed-chunks-covered", IsBoolean: true), static (world, _) => world.AreRoutedChunksCovered ? 1 : 0),
        (new("registered-inactive-workers"), static (world, _) => Count(world.State.Workers, row => !row.IsActive)),
        (new("deleted-workers"), static (world, _) => world.Counters.DeletedWorkers),
        (new("pending-drains"), static (world, _) => Count(world.State.StaleMappings, row => row.DroppedAt is null)),
        (new("draining-drains"), static (world, _) => Count(world.State.StaleMappings, row => row.DroppedAt is not null)),
        (new("knife-edges"), static (world, _) => world.Counters.KnifeEdges),
        (new("masked-strands"), static (world, _) => world.Counters.MaskedStrands),
        (new("watermark"), static (world, _) => world.State.Watermark.Value),
        (new("tick"), static (world, _) => world.NowTicks),
        (new("routed-to-empty-workers"), static (world, _) => RoutedToEmptyWorkers(world)),
    ];

    private static readonly FrozenDictionary<string, Func<SchedulerWorld, WorldWitness, long>> Readers =
        Table.ToFrozenDictionary(static row => row.Fact.Name, static row => row.Read, StringComparer.Ordinal);

    /// <summary>All facts, in the order of their documentation.</summary>
    public static readonly ImmutableArray<WitnessFact> All = [.. Table.Select(static row => row.Fact)];

    /// <summary>Whether a fact is about one chunk, which the witness must name.</summary>
    public static bool IsAboutChunk(string fact) => fact is MinReplicationOf or MaxReplicationOf;

    /// <summary>The value of a fact in the present state of a world; a boolean fact is 0 or 1.</summary>
    /// <param name="world">The world, after a step.</param>
    /// <param name="witness">Names the fact, and the chunk if it is about one.</param>
    public static long Read(SchedulerWorld world, WorldWitness witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        return Readers.TryGetValue(witness.Fact, out var read)
            ? read(world, witness)
            : throw new InvariantViolatedException($"no rule for the fact {witness.Fact}");
    }

    private static long Count<T>(IReadOnlyList<T> rows, Func<T, bool> counts)
    {
        long count = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            count += counts(rows[i]) ? 1 : 0;
        }

        return count;
    }

    private static long Replication(SchedulerWorld world, string? dataset, string? id)
    {
        if (dataset is null || id is null || world.State.PkOf(dataset, id) is not { } chunk)
        {
            return 0;
        }

        return Count(world.State.IdealOf(chunk), world.Pool.IsActive);
    }

    /// <summary>Routed copies of the latest portal assignment whose worker is active and has nothing on its disk.</summary>
    private static long RoutedToEmptyWorkers(SchedulerWorld world)
    {
        if (world.LatestPortalAssignment is not { } assignment)
        {
            return 0;
        }

        long count = 0;
        for (var i = 0; i < assignment.ChunkWorkers.Count; i++)
        {
            foreach (var worker in assignment.ChunkWorkers.HoldersAt(i))
            {
                count += world.Pool.IsActive(worker) && world.Fleet.IsEmpty(worker) ? 1 : 0;
            }
        }

        return count;
    }
}
