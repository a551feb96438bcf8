using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>
/// For each chunk the first worker assignment that listed it, as the published assignments show it. A chunk is listed for
/// the first time when it enters the ideal, so this is its stamp, without asking the storage. Immutable.
/// </summary>
public sealed class ListingHistory
{
    private readonly ChunkPk[] _chunks;
    private readonly WorkerAssignmentId[] _firstListedAt;

    private ListingHistory(ChunkPk[] chunks, WorkerAssignmentId[] firstListedAt)
    {
        _chunks = chunks;
        _firstListedAt = firstListedAt;
    }

    /// <summary>Nothing was published.</summary>
    public static ListingHistory Empty { get; } = new([], []);

    /// <summary>The history after another worker assignment.</summary>
    public ListingHistory After(WorkerAssignment published)
    {
        var newcomers = 0;
        foreach (var chunk in published.ChunkWorkers.Chunks)
        {
            newcomers += FirstListedAt(chunk) is null ? 1 : 0;
        }

        if (newcomers == 0)
        {
            return this;
        }

        var chunks = new List<ChunkPk>(_chunks.Length + newcomers);
        chunks.AddRange(_chunks);
        var firstListedAt = new List<WorkerAssignmentId>(chunks.Capacity);
        firstListedAt.AddRange(_firstListedAt);
        foreach (var chunk in published.ChunkWorkers.Chunks)
        {
            var index = chunks.BinarySearch(chunk);
            if (index < 0)
            {
                chunks.Insert(~index, chunk);
                firstListedAt.Insert(~index, published.Id);
            }
        }

        return new ListingHistory([.. chunks], [.. firstListedAt]);
    }

    /// <summary>The first worker assignment that listed the chunk; null if none has.</summary>
    public WorkerAssignmentId? FirstListedAt(ChunkPk chunk)
    {
        var index = Array.BinarySearch(_chunks, chunk);
        return index < 0 ? null : _firstListedAt[index];
    }

    /// <summary>Whether the first listing of the chunk is confirmed.</summary>
    public bool IsConfirmed(ChunkPk chunk, WorkerAssignmentId watermark) => FirstListedAt(chunk) is { } first && first <= watermark;
}
