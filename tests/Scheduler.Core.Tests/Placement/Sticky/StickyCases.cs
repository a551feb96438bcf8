using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Semver;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Situations in which other planners refuse, freeze or move for nothing.</summary>
public sealed class StickyCases
{
    private const long MiB = 1024 * 1024;

    [Fact]
    public void Twelve_chunks_at_floor_three_pack_on_four_workers_in_any_order()
    {
        var configuration = new PlacementConfiguration(10 * MiB, 0.95, 3);
        for (var first = 0; first < 12; first++)
        {
            var chunks = Chunks([.. Enumerable.Repeat(MiB, 12)], Enumerable.Range(first, 12));
            var placed = Plan(PlacementInput.FromScratch(chunks, TestFleet.Workers(4), configuration));
            Assert.All(Rows.Of(placed.Workers), row => Assert.Equal(3, row.Length));
        }
    }

    /// <summary>Found by a sweep: 97 % of the room, sizes that first-fit-decreasing cannot seat; swapping can.</summary>
    [Fact]
    public void Tight_floors_of_mixed_sizes_are_packed_by_swapping()
    {
        long[] sizes = [.. Enumerable.Range(0, 32).Select(i => 600_000L + (i * 524_287L % 1_500_000))];
        var capacity = (long)(sizes.Sum() * 2 / 9 / 0.985);
        var chunks = Chunks(sizes, Enumerable.Range(0, 32));
        var placed = Plan(PlacementInput.FromScratch(chunks, TestFleet.Workers(9), new PlacementConfiguration(capacity, 1.0, 2)));
        Assert.All(Rows.Of(placed.Workers), row => Assert.Equal(2, row.Length));
    }

    [Fact]
    public void Of_a_set_that_does_not_pack_the_last_waits()
    {
        var chunks = Chunks([.. Enumerable.Repeat(MiB, 4)], Enumerable.Range(0, 4));
        var placed = Plan(PlacementInput.FromScratch(chunks, TestFleet.Workers(3), new PlacementConfiguration(2 * MiB, 1.0, 2)));
        Assert.Equal([2, 2, 2, 0], Rows.Of(placed.Workers).Select(row => row.Length));
        Assert.Equal([new WaitingRow(3, WaitingReason.NoRoom)], placed.Waiting);
    }

    [Fact]
    public void A_new_chunk_without_room_does_not_stop_the_growth_of_others()
    {
        // Four of five places hold copies that drain; the new chunk needs two of them and waits.
        var chunks = Chunks([500, 500, 900], [0, 1, 2]) with { Visible = [true, true, false], Weights = [2, 2, 1] };
        var held = HolderLists.FromRows([[0, 1], [2, 3], []]);
        var committed = HolderLists.FromRows([[0], [2], []]);
        var input = new PlacementInput(chunks, TestFleet.Workers(5), new PlacementConfiguration(1000, 0.9, 1), held, committed, committed);
        var placed = Plan(input);
        Assert.All(Rows.Of(placed.Workers)[..2], row => Assert.InRange(row.Length, 2, 5));
    }

    [Fact]
    public void Floors_that_need_bonus_copies_dropped_on_two_workers_converge()
    {
        var cycles = new PlacementCycles(new PlacementConfiguration(10 * MiB, 0.96, 2), PlannerCatalog.Sticky) { Workers = 7 };
        foreach (var size in (long[])[660_000, 930_000, 1_200_000, 1_450_000, 1_700_000, 1_930_000])
        {
            cycles.Add(size, weight: 12);
        }

        cycles.Settle(mostCycles: 10);
        for (var i = 0; i < 21; i++)
        {
            cycles.Add(MiB);
        }

        cycles.Settle(mostCycles: 20);
        Assert.All(Rows.Of(cycles.Latest.Workers), row => Assert.InRange(row.Length, 2, 7));
    }

    [Fact]
    public void After_a_cut_of_the_capacity_bonus_goes_first_and_nothing_is_told_to_fetch_onto_a_full_disk()
    {
        var chunks = TestFleet.Chunks(200, _ => 1);
        var wide = new PlacementConfiguration(TestFleet.Share(chunks, 12, 5.3), 0.95, 2);
        var settled = Plan(PlacementInput.FromScratch(chunks, TestFleet.Workers(12), wide)).Workers;
        var cut = TestFleet.Settled(PlacementInput.FromScratch(chunks, TestFleet.Workers(12), wide with { WorkerCapacityBytes = wide.WorkerCapacityBytes * 6 / 10 }), settled);
        var placed = Plan(cut);
        Assert.Equal(0, TestFleet.Gained(settled, placed.Workers));
        Assert.Empty(placed.Evicted);
        Assert.All(Rows.Of(placed.Workers), row => Assert.InRange(row.Length, 2, 4));
        Assert.All(TestFleet.BytesByWorker(chunks, placed.Workers, 12), bytes => Assert.InRange(bytes, 0, cut.Configuration.WorkerCapacityBytes));
    }

    [Theory]
    [InlineData(ReplicationRounding.Truncated)]
    [InlineData(ReplicationRounding.Fractional)]
    public void Restricted_chunks_get_no_more_than_their_workers_can_hold(ReplicationRounding rounding)
    {
        var workers = TestFleet.Workers(20, upgraded: 3);
        var chunks = TestFleet.Chunks(400, _ => 1, number => number < 40);
        var input = PlacementInput.FromScratch(chunks, workers, new PlacementConfiguration(TestFleet.Share(chunks, 20, 6), 0.95, 2, Rounding: rounding));
        var placed = Plan(input);
        for (var chunk = 0; chunk < 40; chunk++)
        {
            Assert.All(placed.Workers[chunk].ToArray(), worker => Assert.InRange(worker, 0, 2));
            Assert.InRange(placed.Workers[chunk].Length, 2, 3);
        }
    }

    [Fact]
    public void A_copy_that_readers_use_stays_until_its_replacement_is_where_they_are_sent()
    {
        // Worker 0 is to be relieved of chunk 0; the copy on worker 1 is listed, but readers are not sent there yet.
        var chunks = Chunks([1000], [0]) with { Visible = [true] };
        var both = HolderLists.FromRows([[0, 1]]);
        var input = new PlacementInput(chunks, TestFleet.Workers(2), new PlacementConfiguration(1000, 0.5, 1), both, both, HolderLists.FromRows([[0]]));
        Assert.Contains((ushort)0, Rows.Of(Plan(input).Workers)[0]);
        var confirmed = Rows.Of(Plan(input with { Routed = both }).Workers)[0];
        Assert.Single(confirmed);
    }

    [Fact]
    public void A_chunk_that_readers_lost_takes_the_room_of_a_copy_that_nobody_can_miss()
    {
        var chunks = Chunks([1000, 1000], [0, 1]) with { Visible = [true, true] };
        var held = HolderLists.FromRows([[0, 1], []]);
        var committed = HolderLists.FromRows([[0], []]);
        var input = new PlacementInput(chunks, TestFleet.Workers(2), new PlacementConfiguration(1000, 1.0, 1), held, committed, HolderLists.FromRows([[0], []]));
        var placed = Plan(input);
        Assert.Equal([new EvictedCopy(0, 1)], placed.Evicted);
        Assert.Equal([[0], [1]], Rows.Of(placed.Workers).Select(row => row.Select(worker => (int)worker).ToArray()).ToArray());
    }

    /// <summary>Far more disks than are compared are full of drains of which nothing proves who else has them; behind them all is one that nobody can miss.</summary>
    [Fact]
    public void A_chunk_that_readers_lost_finds_the_one_disk_where_something_can_go_however_many_have_nothing()
    {
        const int Stuck = 59;
        var chunks = Chunks([.. Enumerable.Repeat(1000L, Stuck + 2)], Enumerable.Range(0, Stuck + 2)) with { Visible = [.. new bool[Stuck], true, true] };
        int[][] stuck = [.. Enumerable.Range(0, Stuck).Select(number => new[] { number, Stuck + 2 + number })];
        var held = Lists([.. stuck, [Stuck, Stuck + 1], []]);
        var committed = Lists([.. stuck.Select(row => row[1..]), [Stuck + 1], []]);
        var routed = Lists([.. stuck.Select(_ => Array.Empty<int>()), [Stuck + 1], []]);

        var placed = Plan(new PlacementInput(chunks, TestFleet.Workers((2 * Stuck) + 2), new PlacementConfiguration(1000, 1.0, 1), held, committed, routed));

        Assert.Equal([new EvictedCopy(Stuck, Stuck)], placed.Evicted);
        Assert.Equal([(ushort)Stuck], placed.Workers[Stuck + 1].ToArray());

        static HolderLists Lists(int[][] rows) => HolderLists.FromRows([.. rows.Select(row => Array.ConvertAll(row, worker => (ushort)worker))]);
    }

    [Fact]
    public void A_copy_beyond_the_floor_goes_to_no_worker_that_readers_are_sent_to_in_vain()
    {
        var chunks = Chunks([1000], [0]) with { Visible = [true] };
        var held = HolderLists.FromRows([[0]]);
        var input = new PlacementInput(chunks, TestFleet.Workers(2), new PlacementConfiguration(1000, 1.0, 1), held, held, HolderLists.FromRows([[0, 1]]));
        Assert.Equal([0], Rows.Of(Plan(input).Workers)[0].Select(worker => (int)worker));
        Assert.Equal([0, 1], Rows.Of(Plan(input with { Routed = held }).Workers)[0].Select(worker => (int)worker));
    }

    [Fact]
    public void A_copy_is_never_taken_from_a_chunk_of_which_nothing_proves_who_has_it()
    {
        var chunks = Chunks([1000, 1000], [0, 1]) with { Visible = [false, true] };
        var held = HolderLists.FromRows([[0, 1], []]);
        var committed = HolderLists.FromRows([[0], []]);
        var placed = Plan(new PlacementInput(chunks, TestFleet.Workers(2), new PlacementConfiguration(1000, 1.0, 1), held, committed, HolderLists.Empty(2)));
        Assert.Empty(placed.Evicted);
        Assert.Empty(placed.Workers[1].ToArray());
    }

    [Fact]
    public void A_worker_too_old_for_a_chunk_keeps_it_until_another_has_it()
    {
        var chunks = Chunks([100], [0]) with { Visible = [true], MinimumVersions = [0], Versions = [new SemVersion(2, 0, 0)] };
        var workers = TestFleet.Workers(2) with { Versions = [new SemVersion(1, 0, 0), new SemVersion(2, 0, 0)] };
        var old = HolderLists.FromRows([[0]]);
        var input = new PlacementInput(chunks, workers, new PlacementConfiguration(1000, 1.0, 1), old, old, old);
        Assert.Equal([0, 1], Rows.Of(Plan(input).Workers)[0].Select(worker => (int)worker));
        var both = HolderLists.FromRows([[0, 1]]);
        Assert.Equal([1], Rows.Of(Plan(input with { Held = both, Committed = both, Routed = both }).Workers)[0].Select(worker => (int)worker));
    }

    /// <summary>
    /// Worker 0 holds 50 and 30, worker 1 holds 60 and 15, worker 2 holds 70 and 10, each of 100, and 45 more are to be
    /// seated. No single move makes room: the 15 must go to worker 2 before the 30 can go to worker 1.
    /// </summary>
    [Fact]
    public void Moves_that_need_each_other_are_made_one_after_the_other()
    {
        var chunks = Chunks([50, 30, 60, 15, 70, 10, 45], Enumerable.Range(0, 7)) with { Visible = [true, true, true, true, true, true, false] };
        var rows = HolderLists.FromRows([[0], [0], [1], [1], [2], [2], []]);
        for (var cycle = 0; cycle < 6; cycle++)
        {
            rows = Plan(new PlacementInput(chunks, TestFleet.Workers(3), new PlacementConfiguration(100, 1.0, 1), rows, rows, rows)).Workers;
        }

        Assert.Equal([[0], [1], [1], [2], [2], [2], [0]], Rows.Of(rows).Select(row => row.Select(worker => (int)worker).ToArray()).ToArray());
    }

    /// <summary>
    /// Of 100 each, worker 0 has 15 and worker 1 has 28, 18 and 5. 48, 45 and 40 fit beside them in one way only, and the
    /// largest on the emptier worker is not that way.
    /// </summary>
    [Fact]
    public void Nothing_moves_for_new_chunks_that_fit_beside_what_is_held()
    {
        var chunks = Chunks([15, 28, 18, 5, 48, 45, 40], Enumerable.Range(0, 7)) with { Visible = [true, true, true, true, false, false, false] };
        var rows = HolderLists.FromRows([[0], [1], [1], [1], [], [], []]);
        var placed = Plan(new PlacementInput(chunks, TestFleet.Workers(2), new PlacementConfiguration(100, 1.0, 1), rows, rows, rows));

        Assert.Equal([[0], [1], [1], [1], [1], [0], [0]], Rows.Of(placed.Workers).Select(row => row.Select(worker => (int)worker).ToArray()).ToArray());
    }

    /// <summary>
    /// Four full workers hold one copy more than the floor of two chunks each, and 50 are to be seated twice. The fewest bytes go
    /// from worker 0 or worker 3, but they hold the same two chunks, and each shares one with workers 1 and 2, which are the
    /// only pair. Ten small chunks that may give up a copy as well make the ways too many to try one by one.
    /// </summary>
    [Fact]
    public void Of_copies_beyond_the_floor_those_go_that_leave_room_for_all_copies_of_a_chunk()
    {
        var small = Enumerable.Range(0, 10).ToArray();
        var chunks = Chunks([.. small.Select(_ => 1L), 25, 25, 30, 30, 60, 60, 50, 45, 50], Enumerable.Range(0, 19));
        chunks = chunks with { Visible = [.. Enumerable.Repeat(true, 18), false] };
        var rows = HolderLists.FromRows(
            [.. small.Select(_ => new ushort[] { 4, 5, 6 }), [0, 1, 3], [0, 2, 3], [1, 4, 5], [2, 6, 7], [4, 5], [6, 7], [0, 3], [1, 2], []]);
        for (var cycle = 0; cycle < 2; cycle++)
        {
            rows = Plan(new PlacementInput(chunks, TestFleet.Workers(8), new PlacementConfiguration(100, 1.0, 2), rows, rows, rows)).Workers;
        }

        Assert.Equal(
            [[0, 3], [0, 3], [4, 5], [6, 7], [4, 5], [6, 7], [0, 3], [1, 2], [1, 2]],
            Rows.Of(rows)[10..].Select(row => row.Select(worker => (int)worker).ToArray()).ToArray());
    }

    /// <summary>
    /// The first chunk drains from worker 0, which the goal leaves emptiest; the second, which is larger, can wait for worker 3.
    /// If it had the place on worker 0, the first would have to be fetched on worker 3.
    /// </summary>
    [Fact]
    public void What_drains_is_taken_back_before_anything_is_seated_anew()
    {
        var chunks = Chunks([40, 45, 30, 6, 5], Enumerable.Range(0, 5)) with { Visible = [true, true, true, true, true] };
        var held = HolderLists.FromRows([[0, 1], [2], [1, 2, 3], [2, 3], [0, 1, 3]]);
        var committed = HolderLists.FromRows([[1], [2], [1, 2], [2, 3], [0, 1]]);
        var placed = Plan(new PlacementInput(chunks, TestFleet.Workers(4), new PlacementConfiguration(81, 1.0, 2), held, committed, committed));

        Assert.Equal([0, 1], Rows.Of(placed.Workers)[0].Select(worker => (int)worker));
    }

    /// <summary>
    /// 50 need the place of 25 and 20 on worker 0, which move to worker 2; the 20 are on worker 1 as well, which is enough, so
    /// that they need not be fetched.
    /// </summary>
    [Fact]
    public void A_copy_that_makes_way_goes_nowhere_if_there_are_enough_without_it()
    {
        var chunks = Chunks([20, 25, 50, 80, 54, 50], Enumerable.Range(0, 6)) with { Visible = [true, true, true, true, true, false] };
        var rows = HolderLists.FromRows([[0, 1], [0], [0], [1], [2], []]);
        var placed = Plan(new PlacementInput(chunks, TestFleet.Workers(3), new PlacementConfiguration(100, 1.0, 1), rows, rows, rows));

        Assert.Equal([[1], [0, 2], [0], [1], [2], []], Rows.Of(placed.Workers).Select(row => row.Select(worker => (int)worker).ToArray()).ToArray());
    }

    /// <summary>Goal: no set is refused that first-fit-decreasing seats. Method: for sets too large to search, the least capacity with which it does.</summary>
    [Fact]
    public void What_first_fit_decreasing_seats_is_not_refused()
    {
        for (var set = 1; set <= 8; set++)
        {
            long[] sizes = [.. Enumerable.Range(0, 1_300).Select(i => 1_000_000L + ((i + 7L) * (i + 3) * 7_919 * set % 9_000_017))];
            var capacityBytes = FirstFit.LeastCapacityBytes(sizes, workers: 80, floor: 2);
            var chunks = Chunks(sizes, Enumerable.Range(0, sizes.Length));
            var placed = Plan(PlacementInput.FromScratch(chunks, TestFleet.Workers(80), new PlacementConfiguration(capacityBytes, 1.0, 2)));
            Assert.All(Rows.Of(placed.Workers), row => Assert.Equal(2, row.Length));
        }
    }

    /// <summary>60 and 40 on one worker of 100 and 55, 35 and 10 on the other would do, but 5 free bytes on each let nothing move.</summary>
    [Fact]
    public void A_chunk_waits_if_no_moves_lead_to_a_packing_and_nothing_moves_for_it()
    {
        var chunks = Chunks([60, 35, 55, 40, 10], Enumerable.Range(0, 5)) with { Visible = [true, true, true, true, false] };
        var rows = HolderLists.FromRows([[0], [0], [1], [1], []]);
        var placed = Plan(new PlacementInput(chunks, TestFleet.Workers(2), new PlacementConfiguration(100, 1.0, 1), rows, rows, rows));

        Assert.Equal(Rows.Of(rows), Rows.Of(placed.Workers));
        Assert.Equal(1, placed.ExcludedChunks);
        Assert.Empty(placed.Evicted);
    }

    private static PlacementChunks Chunks(long[] sizes, IEnumerable<int> numbers) => TestFleet.Chunks(numbers) with { SizesBytes = sizes, Versions = [] };

    private static PlacementOutcome.Placed Plan(PlacementInput input) => TestFleet.Placed(PlannerCatalog.Create(PlannerCatalog.Sticky).Plan(input));
}
