namespace Scheduler.Core.Placement;

/// <summary>What a planner can do and what it promises; hosts, tools and judges ask for this and not for its name.</summary>
public sealed record PlannerTraits
{
    /// <summary>Whether it may leave a chunk below its floor although all floors would pack, as its specification allows.</summary>
    public bool LeavesGaps { get; init; }

    /// <summary>Whether chunks that cannot be placed wait while the others are placed; otherwise the whole plan is refused.</summary>
    public bool LetsChunksWait { get; init; }

    /// <summary>Whether it may delete a held copy at once to seat another chunk's floor.</summary>
    public bool Evicts { get; init; }

    /// <summary>Whether it starts from the copies that are held; otherwise every plan is made from scratch.</summary>
    public bool KeepsHeldCopies { get; init; }

    /// <summary>Whether it is a stage of another planner and not meant to place a fleet by itself.</summary>
    public bool IsStage { get; init; }

    /// <summary>Whether it is told how many bytes of a disk are taken by what is not in the plan.</summary>
    public bool TakesUsedBytes { get; init; }

    /// <summary>Name of the rounding of replication targets that suits it.</summary>
    public required string UsualRounding { get; init; }
}
