using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Contract.Scenarios;

/// <summary>Returns a mapping that the test wrote down, and keeps the input that it was given.</summary>
public sealed class StubAlgorithm(IReadOnlyList<Placed> mapping, params ChunkWorker[] evicted) : ISchedulingAlgorithm
{
    public SchedulingInput? Seen { get; private set; }

    public SortedTable<ushort, ushort> ReplicationByWeight { get; init; } = new([1], [2]);

    public IReadOnlyList<WaitingRow> Waiting { get; init; } = [];

    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        Seen = input;
        var rows = input.Chunks.Pks.Select(chunk => (IReadOnlyList<ushort>)[.. PositionsOf(input, chunk)]).ToArray();
        EvictedCopy[] copies = [.. evicted.Select(pair => new EvictedCopy(Array.IndexOf(input.Chunks.Pks, pair.Chunk), Array.IndexOf(input.Workers.Pks, pair.Worker)))];
        return new ScheduleOutcome.Placed(HolderLists.FromRows(rows), ReplicationByWeight, copies) { Waiting = Waiting };
    }

    private IEnumerable<ushort> PositionsOf(SchedulingInput input, ChunkPk chunk) =>
        mapping.Where(row => row.Chunk == chunk)
            .SelectMany(row => row.Workers)
            .Select(worker => Array.IndexOf(input.Workers.Pks, worker))
            .Select(position => position >= 0 ? (ushort)position : throw new InvalidOperationException("the stub places on a worker that is not in the input"));
}
