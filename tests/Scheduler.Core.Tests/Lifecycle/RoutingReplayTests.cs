using CsCheck;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class RoutingReplayTests
{
    /// <summary>Rule DIFF-2.</summary>
    [Fact]
    public void The_newest_row_of_a_chunk_is_what_a_replay_row_by_row_ends_with() =>
        Gen.Select(Gen.Select(Gen.Long[1, 6], Gen.Long[1, 4], Gen.Int[0, 3]).Array[0, 16], Gen.Long[0, 6], Gen.Long[0, 6]).Sample(
            (rows, watermark, confirmed) =>
            {
                DiffView[] diffs =
                [
                    .. rows.DistinctBy(row => (row.Item1, row.Item2)).OrderBy(row => row.Item1).ThenBy(row => row.Item2)
                        .Select(row => new DiffView(new WorkerAssignmentId(row.Item1), new ChunkPk(row.Item2), [.. Enumerable.Range(1, row.Item3).Select(worker => new WorkerPk(worker))])),
                ];
                var (from, to) = (new WorkerAssignmentId(watermark), new WorkerAssignmentId(confirmed));
                var routing = new SortedDictionary<ChunkPk, IReadOnlyList<WorkerPk>>();
                foreach (var diff in diffs.Where(diff => diff.Assignment > from && diff.Assignment <= to))
                {
                    routing[diff.Chunk] = diff.Workers;
                }

                var decided = RoutingReplay.Decide(diffs, from, to);
                Assert.Equal(routing.Keys, decided.Select(diff => diff.Chunk));
                Assert.Equal(routing.Values, decided.Select(diff => diff.Workers));
            },
            iter: 4_000);
}
