using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Planners and ring hashes by name.</summary>
public static class PlannerCatalog
{
    /// <summary>Name of <see cref="MultistepPlanner{THash}"/>.</summary>
    public const string Multistep = "multistep";

    /// <summary>Name of <see cref="IdealPlanner{THash}"/>.</summary>
    public const string Ideal = "ideal";

    /// <summary>Name of <see cref="StatelessPlanner{THash}"/>.</summary>
    public const string Stateless = "stateless";

    /// <summary>Name of <see cref="StickyPlanner{THash}"/>.</summary>
    public const string Sticky = "sticky";

    /// <summary>
    /// The planner to take where nobody asks for another: it moves fewer bytes for nearly every change of a fleet, balances it
    /// better and refuses less (docs/figures.md). <see cref="UsualRoundingOf"/> says which targets suit it.
    /// </summary>
    public const string Default = Sticky;

    /// <summary>Name of <see cref="XxHash64RingHash"/>.</summary>
    public const string XxHash64 = "xxhash64";

    /// <summary>Name of <see cref="SeaHashRingHash"/>.</summary>
    public const string SeaHash = "seahash";

    /// <summary>Name of <see cref="ReplicationRounding.Truncated"/>.</summary>
    public const string Truncated = "truncated";

    /// <summary>Name of <see cref="ReplicationRounding.Fractional"/>.</summary>
    public const string Fractional = "fractional";

    /// <summary>All planners.</summary>
    public static IReadOnlyList<string> Planners { get; } = [Multistep, Ideal, Stateless, Sticky];

    /// <summary>All ring hashes.</summary>
    public static IReadOnlyList<string> Hashes { get; } = [XxHash64, SeaHash];

    /// <summary>All roundings of replication targets.</summary>
    public static IReadOnlyList<string> Roundings { get; } = [Truncated, Fractional];

    /// <summary>The rounding of a name.</summary>
    /// <exception cref="UnknownPlacementNameException">The name is not known.</exception>
    public static ReplicationRounding RoundingOf(string name) => name switch
    {
        Truncated => ReplicationRounding.Truncated,
        Fractional => ReplicationRounding.Fractional,
        _ => throw new UnknownPlacementNameException("rounding", name, Roundings),
    };

    /// <summary>The rounding that suits a planner: one that keeps what is held loses nothing by targets that differ from chunk to chunk.</summary>
    /// <param name="planner">One of <see cref="Planners"/>.</param>
    public static string UsualRoundingOf(string planner) => TraitsOf(planner).UsualRounding;

    /// <summary>What a planner can do and what it promises.</summary>
    /// <param name="planner">One of <see cref="Planners"/>.</param>
    /// <exception cref="UnknownPlacementNameException">The name is not known.</exception>
    public static PlannerTraits TraitsOf(string planner) => planner switch
    {
        Multistep => new PlannerTraits { LeavesGaps = true, Evicts = true, KeepsHeldCopies = true, UsualRounding = Truncated },
        Ideal => new PlannerTraits { IsStage = true, UsualRounding = Truncated },
        Stateless => new PlannerTraits { TakesUsedBytes = true, UsualRounding = Truncated },
        Sticky => new PlannerTraits { LetsChunksWait = true, Evicts = true, KeepsHeldCopies = true, UsualRounding = Fractional },
        _ => throw new UnknownPlacementNameException("planner", planner, Planners),
    };

    /// <summary>Creates a planner with empty caches.</summary>
    /// <param name="planner">One of <see cref="Planners"/>.</param>
    /// <param name="hash">One of <see cref="Hashes"/>.</param>
    /// <param name="observer">Told of the phases in <see cref="PlacementPhases"/>.</param>
    /// <param name="threads">Most threads to use for large inputs; null for as many as there are processors. The answer does not depend on it.</param>
    /// <param name="edges">Where work is cut and searches end; null for what hosts use.</param>
    /// <exception cref="UnknownPlacementNameException">A name is not known.</exception>
    public static IPlanner Create(
        string planner = Default, string hash = XxHash64, IPhaseObserver? observer = null, int? threads = null, PlacementEdges? edges = null) => hash switch
        {
            XxHash64 => Create<XxHash64RingHash>(planner, observer, threads, edges),
            SeaHash => Create<SeaHashRingHash>(planner, observer, threads, edges),
            _ => throw new UnknownPlacementNameException("ring hash", hash, Hashes),
        };

    /// <summary>Creates a planner with a ring hash of the caller's.</summary>
    /// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
    /// <param name="planner">One of <see cref="Planners"/>.</param>
    /// <param name="observer">Told of the phases in <see cref="PlacementPhases"/>.</param>
    /// <param name="threads">Most threads to use for large inputs; null for as many as there are processors. The answer does not depend on it.</param>
    /// <param name="edges">Where work is cut and searches end; null for what hosts use.</param>
    /// <exception cref="UnknownPlacementNameException">The name is not known.</exception>
    public static IPlanner Create<THash>(string planner, IPhaseObserver? observer = null, int? threads = null, PlacementEdges? edges = null)
        where THash : struct, IRingHash => planner switch
        {
            Multistep => new MultistepPlanner<THash>(observer, threads, edges),
            Ideal => new IdealPlanner<THash>(observer, threads, edges),
            Stateless => new StatelessPlanner<THash>(observer, threads, edges),
            Sticky => new StickyPlanner<THash>(observer, threads: threads, edges: edges),
            _ => throw new UnknownPlacementNameException("planner", planner, Planners),
        };
}
