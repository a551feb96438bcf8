using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Semver;

namespace Scheduler.Core.Tests.Placement;

/// <summary>One bad chunk stops nothing: what cannot have its floor waits by name, and all others are placed as if it were not there.</summary>
public sealed class StickyWaitingCases
{
    private const long Size = 100;

    [Fact]
    public void A_chunk_larger_than_a_disk_waits_and_all_others_are_placed_as_without_it()
    {
        var with = Plan(Input([Size, Size, 1001, Size], workers: 4));
        var without = Plan(Input([Size, Size, Size], workers: 4, ids: [0, 1, 3]));
        Assert.Equal([new WaitingRow(2, WaitingReason.LargerThanAnyDisk)], with.Waiting);
        Assert.Equal(RowsOf(without), RowsOf(with).Where((_, row) => row != 2));
        Assert.Empty(with.Workers[2].ToArray());
        Assert.Empty(without.Waiting);
    }

    [Fact]
    public void A_chunk_whose_version_no_worker_has_any_more_keeps_its_copies_and_is_named()
    {
        var input = Input([Size, Size], workers: 4, visible: [true, false], held: [[0, 1], []]);
        var versions = input with
        {
            Chunks = input.Chunks with { MinimumVersions = [0, -1], Versions = [new SemVersion(2, 0, 0)] },
            Workers = input.Workers with { Versions = [.. Enumerable.Repeat(new SemVersion(1, 9, 0), 4)] },
        };
        var placed = Plan(versions);
        Assert.Equal([new WaitingRow(0, WaitingReason.FewerEligibleWorkersThanFloor)], placed.Waiting);
        Assert.Equal<ushort>([0, 1], placed.Workers[0].ToArray());
        Assert.InRange(placed.Workers[1].Length, 2, 4);
    }

    [Fact]
    public void A_chunk_that_one_eligible_worker_is_left_for_is_repaired_there()
    {
        var input = Input([Size], workers: 3, visible: [true], held: [[0, 1]]);
        var placed = Plan(input with
        {
            Chunks = input.Chunks with { MinimumVersions = [0], Versions = [new SemVersion(2, 0, 0)] },
            Workers = input.Workers with { Versions = [new SemVersion(1, 0, 0), new SemVersion(1, 0, 0), new SemVersion(2, 0, 0)] },
        });
        Assert.Equal<ushort>([0, 1, 2], placed.Workers[0].ToArray());
        Assert.Equal([new WaitingRow(0, WaitingReason.FewerEligibleWorkersThanFloor)], placed.Waiting);
        Assert.Equal(0, placed.ExcludedChunks);
    }

    [Fact]
    public void Chunks_are_admitted_by_key_and_a_smaller_one_may_overtake()
    {
        // Two disks of 1000. By key: row 3, row 2, row 1, row 0; the second of them no longer fits, the two after it do.
        var input = Input([300, 100, 700, 600], workers: 2);
        var placed = Plan(input with { Chunks = input.Chunks with { Pks = [new ChunkPk(9), new ChunkPk(7), new ChunkPk(5), new ChunkPk(2)] } });
        Assert.Equal([2, 2, 0, 2], RowsOf(placed).Select(row => row.Length));
        Assert.Equal([new WaitingRow(2, WaitingReason.NoRoom)], placed.Waiting);

        // In the order of the file, the first two are admitted, the third does not fit beside them, the fourth does.
        Assert.Equal([new WaitingRow(2, WaitingReason.NoRoom)], Plan(input).Waiting);
        Assert.Equal([new WaitingRow(3, WaitingReason.NoRoom)], Plan(Input([100, 100, 700, 600], workers: 2)).Waiting);
    }

    [Fact]
    public void Repair_of_what_is_served_comes_before_new_chunks()
    {
        // Three disks of 1000 with room for one copy each; chunk 1 is served and lacks a copy, chunk 0 is new and older by key.
        var input = Input([900, 900], workers: 3, visible: [false, true], held: [[], [1]]);
        var placed = Plan(input);
        Assert.InRange(placed.Workers[1].Length, 2, 3);
        Assert.Empty(placed.Workers[0].ToArray());
        Assert.Equal([new WaitingRow(0, WaitingReason.NoRoom)], placed.Waiting);
    }

    [Fact]
    public void Floors_beyond_the_budget_of_saturation_are_placed_as_long_as_disks_have_room()
    {
        var placed = Plan(Input([.. Enumerable.Repeat(Size, 20)], workers: 4, saturation: 0.9));
        Assert.All(RowsOf(placed), row => Assert.Equal(2, row.Length));
        Assert.Empty(placed.Waiting);
        var crowded = Plan(Input([.. Enumerable.Repeat(Size, 22)], workers: 4, saturation: 0.9));
        Assert.Equal([20, 21], crowded.Waiting.Select(row => row.Chunk));
    }

    [Fact]
    public void Copies_beyond_floors_give_way_to_a_chunk_that_waited()
    {
        var input = Input([500, 500], workers: 2, visible: [true, false], held: [[0, 1], []], floor: 1);
        Assert.DoesNotContain(Plan(input with { Configuration = input.Configuration with { WorkerCapacityBytes = 500 } }).Evicted, copy => copy.Chunk == 1);
        var rested = Settle(input with { Configuration = input.Configuration with { WorkerCapacityBytes = 500 } });
        Assert.Empty(rested.Waiting);
        Assert.All(RowsOf(rested), row => Assert.Single(row));
    }

    [Fact]
    public void Without_workers_everything_waits_and_nothing_is_refused()
    {
        var placed = Plan(Input([Size, 2000], workers: 0));
        Assert.Equal(
            [new WaitingRow(0, WaitingReason.FewerEligibleWorkersThanFloor), new WaitingRow(1, WaitingReason.LargerThanAnyDisk)], placed.Waiting);
    }

    [Fact]
    public void Unreliable_workers_are_not_eligible_where_reliability_counts()
    {
        var input = Input([Size], workers: 2);
        var placed = Plan(input with
        {
            Configuration = input.Configuration with { IgnoreReliability = false },
            Workers = input.Workers with { Statuses = [WorkerStatus.Online, WorkerStatus.Stale] },
        });
        Assert.Equal([new WaitingRow(0, WaitingReason.FewerEligibleWorkersThanFloor)], placed.Waiting);
    }

    private static PlacementInput Input(
        long[] sizes, int workers, int[]? ids = null, bool[]? visible = null, int[][]? held = null, int floor = 2, double saturation = 0.9)
    {
        var chunks = TestFleet.Chunks(ids ?? [.. Enumerable.Range(0, sizes.Length)]) with { SizesBytes = sizes };
        chunks = visible is null ? chunks : chunks with { Visible = visible };
        var rows = held is null ? HolderLists.Empty(sizes.Length) : HolderLists.FromRows([.. held.Select(row => (IReadOnlyList<ushort>)[.. row.Select(worker => (ushort)worker)])]);
        return new PlacementInput(chunks, TestFleet.Workers(workers), new PlacementConfiguration(1000, saturation, floor), rows, rows, rows);
    }

    private static PlacementOutcome.Placed Settle(PlacementInput input)
    {
        var placed = Plan(input);
        for (var cycle = 0; cycle < 5; cycle++)
        {
            placed = Plan(TestFleet.Settled(input, placed.Workers));
        }

        return placed;
    }

    private static PlacementOutcome.Placed Plan(PlacementInput input) => TestFleet.Placed(PlannerCatalog.Create(PlannerCatalog.Sticky).Plan(input));

    private static int[][] RowsOf(PlacementOutcome.Placed placed) => [.. Rows.Of(placed.Workers).Select(row => row.Select(worker => (int)worker).ToArray())];
}
