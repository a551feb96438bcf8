using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using Sim.Engine;
using Sim.Engine.Replay;
using Sim.Models.World;

namespace Sim.Models.Facts;

/// <summary>The facts that witnesses may ask for, and how each is read from a world after a step.</summary>
public static class WorldFacts
{
    /// <summary>All facts, in the order of their documentation.</summary>
    public static readonly ImmutableArray<WitnessFact> All =
    [
        new("feasible", IsBoolean: true),
        new("shortage", IsBoolean: true),
        new("visible-chunks"),
        new("rejected-chunks"),
        new("tombstones"),
        new("completed-corrections"),
        new("rejected-corrections"),
        new("held-back"),
        new("expired-drains"),
        new("evictions"),
        new("rescued-drains"),
        new(MinReplicationOf, Aggregation: WitnessAggregation.Least),
        new(MaxReplicationOf, Aggregation: WitnessAggregation.Greatest),
        new("routed-chunks-covered", IsBoolean: true),
        new("registered-inactive-workers"),
        new("deleted-workers"),
        new("pending-drains"),
        new("draining-drains"),
        new("knife-edges"),
        new("masked-strands"),
        new("watermark"),
        new("tick"),
        new("routed-to-empty-workers"),
    ];

    private const string MinReplicationOf = "min-replication-of";
    private const string MaxReplicationOf = "max-replication-of";

    /// <summary>Whether a fact is about one chunk, which the witness must name.</summary>
    public static bool IsAboutChunk(string fact) => fact is MinReplicationOf or MaxReplicationOf;

    /// <summary>The value of a fact in the present state of a world; a boolean fact is 0 or 1.</summary>
    /// <param name="world">The world, after a step.</param>
    /// <param name="witness">Names the fact, and the chunk if it is about one.</param>
    public static long Read(SchedulerWorld world, WorldWitness witness) => witness.Fact switch
    {
        "feasible" => world.IsInfeasible ? 0 : 1,
        "shortage" => world.IsInfeasible ? 1 : 0,
        "visible-chunks" => Count(world.State.Lifecycles, row => row.PortalVisible),
        "rejected-chunks" => Count(world.State.Lifecycles, row => row.Rejected),
        "tombstones" => Count(world.State.Lifecycles, row => row.Tombstoned),
        "completed-corrections" => Count(world.State.Corrections, row => row.IsCompleted),
        "rejected-corrections" => world.Counters.RejectedCorrections,
        "held-back" => world.Counters.HeldBack,
        "expired-drains" => world.Counters.ExpiredDrains,
        "evictions" => world.Counters.Evictions,
        "rescued-drains" => world.Counters.RescuedDrains,
        MinReplicationOf or MaxReplicationOf => Replication(world, witness.Dataset, witness.Id),
        "routed-chunks-covered" => world.AreRoutedChunksCovered ? 1 : 0,
        "registered-inactive-workers" => Count(world.State.Workers, row => !row.IsActive),
        "deleted-workers" => world.Counters.DeletedWorkers,
        "pending-drains" => Count(world.State.StaleMappings, row => row.DroppedAt is null),
        "draining-drains" => Count(world.State.StaleMappings, row => row.DroppedAt is not null),
        "knife-edges" => world.Counters.KnifeEdges,
        "masked-strands" => world.Counters.MaskedStrands,
        "watermark" => world.State.Watermark.Value,
        "tick" => world.NowTicks,
        "routed-to-empty-workers" => RoutedToEmptyWorkers(world),
        _ => throw new InvariantViolatedException($"no rule for the fact {witness.Fact}"),
    };

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
