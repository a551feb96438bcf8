using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>Which workers may hold which chunks. A chunk that is not listed may be held by everybody.</summary>
public sealed class WorkerEligibility
{
    private readonly SortedTable<ChunkPk, WorkerPk[]> _restricted;

    /// <summary>Creates the rule.</summary>
    /// <param name="restricted">For each restricted chunk the workers that may hold it, ascending.</param>
    public WorkerEligibility(SortedTable<ChunkPk, WorkerPk[]> restricted) => _restricted = restricted;

    /// <summary>Everybody may hold everything.</summary>
    public static WorkerEligibility Unrestricted { get; } = new(new SortedTable<ChunkPk, WorkerPk[]>([], []));

    /// <summary>Whether no chunk is restricted.</summary>
    public bool IsUnrestricted => _restricted.Count == 0;

    /// <summary>Whether the worker may hold the chunk.</summary>
    public bool Allows(ChunkPk chunk, WorkerPk worker) =>
        !_restricted.TryGetValue(chunk, out var workers) || Array.BinarySearch(workers, worker) >= 0;

    /// <summary>Whether the chunk is restricted at all.</summary>
    public bool IsRestricted(ChunkPk chunk) => _restricted.ContainsKey(chunk);
}
