using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles.Tests;

/// <summary>A question to a planner and its plan, chunk by chunk. Workers are positions; worker 0 has the key 1. Immutable.</summary>
internal sealed record PlanSketch(int Floor, int Workers)
{
    private IReadOnlyList<Row> Rows { get; init; } = [];

    /// <summary>Adds a chunk; the first has the key 1.</summary>
    public PlanSketch Chunk(
        ushort[] held, ushort[] published, ushort[]? evicted = null, ushort[]? committed = null, ushort[]? routed = null, bool isVisible = true, long sizeBytes = 100) =>
        this with { Rows = [.. Rows, new Row(held, published, evicted ?? [], committed ?? held, routed ?? [], isVisible, sizeBytes)] };

    /// <summary>What the plan says of chunks that wait.</summary>
    public IReadOnlyList<WaitingRow> Waiting { get; init; } = [];

    /// <summary>Chunks that the host leaves out, ascending.</summary>
    public IReadOnlyList<int> LeftOut { get; init; } = [];

    /// <summary>The question and the plan.</summary>
    public PlannerCall Call => new(
        new SchedulingInput(
            new SchedulingChunks(
                [.. Rows.Select((_, index) => new ChunkPk(index + 1))],
                ["a"],
                [.. Rows.Select(static _ => 0)],
                Utf8Column.FromStrings([.. Rows.Select((_, index) => $"c{index + 1}")]),
                [.. Rows.Select(static row => row.SizeBytes)],
                [.. Rows.Select((_, index) => index * 10L)],
                [.. Rows.Select((_, index) => (index * 10L) + 9)],
                [.. Rows.Select(static row => row.IsVisible)]),
            new SchedulingWorkers(
                [.. Enumerable.Range(1, Workers).Select(static pk => new WorkerPk(pk))],
                [.. Enumerable.Range(1, Workers).Select(static pk => $"peer-{pk}")],
                new string?[Workers]),
            HolderLists.FromRows([.. Rows.Select(static row => row.Held)]),
            HolderLists.FromRows([.. Rows.Select(static row => row.Committed)]),
            HolderLists.FromRows([.. Rows.Select(static row => row.Routed)])),
        Floor,
        new ScheduleOutcome.Placed(
            HolderLists.FromRows([.. Rows.Select(static row => row.Published)]),
            new SortedTable<ushort, ushort>([], []),
            [.. Rows.SelectMany(static (row, index) => row.Evicted.Select(worker => new EvictedCopy(index, worker)))])
        {
            Waiting = [.. Waiting],
        })
    {
        LeftOut = [.. LeftOut.Select(static chunk => new ChunkPk(chunk))],
    };

    private sealed record Row(ushort[] Held, ushort[] Published, ushort[] Evicted, ushort[] Committed, ushort[] Routed, bool IsVisible, long SizeBytes);
}
