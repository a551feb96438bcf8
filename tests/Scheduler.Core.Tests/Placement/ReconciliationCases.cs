using CsCheck;
using Scheduler.Core.Placement;
using static Scheduler.Core.Tests.Placement.TestFleet;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Stage 2 without preemption, and its guarantees.</summary>
public sealed class ReconciliationCases
{
    [Fact]
    public void A_result_fed_back_as_what_is_held_comes_back_unchanged()
    {
        var chunks = Chunks(20_000, number => (ushort)(number % 3 == 0 ? 1 : number % 3 == 1 ? 3 : 6));
        var planner = new MultistepPlanner<SeaHashRingHash>();
        var input = PlacementInput.FromScratch(chunks, Workers(60), Configuration(Share(chunks, 60, 20), 0.95, 2));
        var first = Placed(planner.Plan(input)).Workers;
        Rows.AssertEqual(Rows.Of(first), Rows.Of(Placed(planner.Plan(Settled(input, first, visible: false))).Workers));
        Rows.AssertEqual(Rows.Of(first), Rows.Of(Placed(planner.Plan(Settled(input, first))).Workers));
    }

    [Fact]
    public void Chunks_keep_a_floor_of_their_copies_when_a_third_of_a_fleet_joins()
    {
        var chunks = Chunks(20_000, number => (ushort)(number % 2 == 0 ? 1 : 4));
        var configuration = Configuration(Share(chunks, 60, 20), 0.95, 3);
        var planner = new MultistepPlanner<SeaHashRingHash>();
        var before = Placed(planner.Plan(PlacementInput.FromScratch(chunks, Workers(60), configuration))).Workers;
        var joined = Settled(PlacementInput.FromScratch(chunks, Workers(80), configuration), before);
        var after = Placed(planner.Plan(joined)).Workers;

        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            Assert.True(Kept(before, after, chunk) >= 3);
        }

        var held = BytesByWorker(chunks, Union(before, after), 80);
        Assert.All(held, bytes => Assert.True(bytes <= configuration.WorkerCapacityBytes));
    }

    [Fact]
    public void A_fleet_that_workers_joined_settles_within_8_cycles()
    {
        var chunks = Chunks(12_000, number => (ushort)(number % 2 == 0 ? 1 : 6));
        var configuration = Configuration(Share(chunks, 50, 25), 0.9, 2);
        var planner = new MultistepPlanner<SeaHashRingHash>();
        var current = Placed(planner.Plan(PlacementInput.FromScratch(chunks, Workers(50), configuration))).Workers;
        var fleet = PlacementInput.FromScratch(chunks, Workers(70), configuration);
        var cycles = 0;
        for (var isSettled = false; !isSettled; cycles++)
        {
            Assert.True(cycles < 8, "not settled within 8 cycles");
            var next = Placed(planner.Plan(Settled(fleet, current))).Workers;
            Assert.True(Rows.Of(next).All(row => row.Length >= 2));
            isSettled = next.Offsets.SequenceEqual(current.Offsets) && next.Positions.SequenceEqual(current.Positions);
            current = next;
        }
    }

    [Fact]
    public void A_new_chunk_waits_while_every_disk_is_full_of_copies_that_are_read()
    {
        var fleet = new IdentityFleet(4, 3000, 2)
            .Add(Everywhere(1000, 0)).Add(Everywhere(1000, 1)).Add(Everywhere(1000, 2)).Add(new IdentityChunk(1000, 3, 0));
        var result = fleet.Reconcile();
        Assert.Equal([3], result.Excluded);
        Assert.Empty(result.Evicted);
        Assert.All(Rows.Of(result.Published)[..3], row => Assert.True(row.Length >= 2));
        Assert.Empty(Rows.Of(result.Published)[3]);

        static IdentityChunk Everywhere(long size, int home) => new(size, home, home + 1)
        {
            Visible = true,
            Held = [0, 1, 2, 3],
            Committed = [0, 1, 2, 3],
            Routed = [0, 1, 2, 3],
        };
    }

    [Fact]
    public void Extra_draining_copies_do_not_accumulate()
    {
        var chunks = Chunks(8000);
        var planner = new MultistepPlanner<SeaHashRingHash>();
        var input = PlacementInput.FromScratch(chunks, Workers(40), Configuration(Share(chunks, 40, 30), 0.9, 2));
        var ideal = Placed(planner.Plan(input)).Workers;
        var held = HolderLists.FromRows([.. Rows.Of(ideal).Select((row, chunk) => (IReadOnlyList<ushort>)
            [.. row, (ushort)Enumerable.Range(chunk, 40).Select(worker => worker % 40).First(worker => !row.Contains((ushort)worker))])]);
        var after = Placed(planner.Plan(input with { Held = held, Committed = ideal })).Workers;
        Assert.Equal(Rows.Of(ideal).Select(row => row.Length), Rows.Of(after).Select(row => row.Length));
    }

    [Fact]
    public void A_single_copy_stays_and_gets_company()
    {
        var result = new IdentityFleet(6, 10_000, 2).Add(new IdentityChunk(1000, 1, 4) { Held = [5], Committed = [5] }).Reconcile();
        Assert.Equal<ushort[]>([[1, 4, 5]], Rows.Sorted(result.Published));
    }

    [Fact]
    public void New_chunks_are_seated_one_at_a_time()
    {
        var result = new IdentityFleet(3, 1000, 2).Add(new IdentityChunk(600, 0, 1)).Add(new IdentityChunk(600, 1, 2)).Reconcile();
        Assert.Equal<ushort[]>([[0, 1], []], Rows.Sorted(result.Published));
        Assert.Equal([1], result.Excluded);
    }

    [Fact]
    public void An_established_chunk_below_its_floor_is_no_error_and_suppresses_nothing()
    {
        var result = new IdentityFleet(2, 1000, 2)
            .Add(new IdentityChunk(600, 0, 1) { Held = [0], Committed = [0] })
            .Add(new IdentityChunk(600, 1, 0) { Held = [1], Committed = [1] })
            .Reconcile();
        Assert.Equal<ushort[]>([[0], [1]], Rows.Sorted(result.Published));
        Assert.Empty(result.Excluded);
    }

    [Fact]
    public void Add_back_brings_a_floor_of_copies_that_exist()
    {
        var result = new IdentityFleet(4, 10_000, 2).Add(new IdentityChunk(1000, 2, 3) { Held = [0, 1, 3], Committed = [0, 1, 3] }).Reconcile();
        Assert.Equal<ushort[]>([[0, 2, 3]], Rows.Sorted(result.Published));
    }

    [Fact]
    public void Held_copies_on_an_overfull_worker_survive_through_add_back_alone()
    {
        var result = new IdentityFleet(2, 1000, 1)
            .Add(new IdentityChunk(700, 0) { Held = [0], Committed = [0] })
            .Add(new IdentityChunk(700, 0) { Held = [0], Committed = [0] })
            .Reconcile();
        Assert.Equal<ushort[]>([[0, 1], [0]], Rows.Sorted(result.Published));
        Assert.Empty(result.Evicted);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void A_chunk_that_is_left_out_suppresses_the_growth_of_others(bool withGiant, int copies)
    {
        var fleet = new IdentityFleet(3, 1000, 1).Add(new IdentityChunk(500, 0, 1) { Held = [0], Committed = [0] });
        var result = (withGiant ? fleet.Add(new IdentityChunk(1001, 2)) : fleet).Reconcile();
        Assert.Equal(copies, result.Published[0].Length);
        Assert.Equal(withGiant ? [1] : [], result.Excluded);
    }

    [Fact]
    public void Bonus_copies_give_way_to_the_floor_of_a_light_chunk()
    {
        var cycles = new PlacementCycles(new PlacementConfiguration(10 * MiB, 0.95, 1)) { Workers = 3 }.Add(9 * MiB, weight: 12);
        cycles.Settle(4);
        Assert.Equal(3, cycles.Latest.Workers[0].Length);

        cycles.Add((3 * MiB) / 2);
        cycles.Step();
        Assert.True(cycles.Latest.GrowthSuppressed);
        Assert.Equal(0, cycles.Latest.Workers[1].Length);
        Assert.Equal(1, cycles.Latest.Workers[0].Length);

        cycles.Settle(6);
        Assert.Equal(0, cycles.Latest.ExcludedChunks);
        Assert.True(cycles.Latest.Workers[1].Length >= 1);
    }

    [Fact]
    public void Two_floors_need_bonus_dropped_on_two_workers()
    {
        var cycles = new PlacementCycles(new PlacementConfiguration(10 * MiB, 0.96, 2)) { Workers = 7 };
        long[] heavy = [660_000, 930_000, 1_170_000, 1_400_000, 1_660_000, 1_930_000];
        Array.ForEach(heavy, size => cycles.Add(size, weight: 12));
        cycles.Settle(6);
        for (var light = 0; light < 21; light++)
        {
            cycles.Add(MiB);
        }

        cycles.Settle(12);
        Assert.True(Rows.Of(cycles.Latest.Workers).All(row => row.Length >= 2));
    }

    [Fact]
    public void Three_batches_on_five_workers_all_reach_a_floor_of_three()
    {
        var cycles = new PlacementCycles(new PlacementConfiguration(10 * MiB, 0.97, 3)) { Workers = 5 };
        for (var chunk = 0; chunk < 12; chunk++)
        {
            cycles.Add(760_000 + (chunk * chunk * 10_500), weight: (ushort)(chunk % 3 == 0 ? 12 : 1));
            if (chunk % 4 == 3)
            {
                cycles.Settle(10);
            }
        }

        Assert.True(Rows.Of(cycles.Latest.Workers).All(row => row.Length >= 3));
    }

    [Fact]
    public void A_visible_chunk_without_holders_may_stay_empty_and_suppresses_nothing()
    {
        var result = new IdentityFleet(2, 1000, 1)
            .Add(new IdentityChunk(1000, 0) { Held = [0], Committed = [0] })
            .Add(new IdentityChunk(1000, 1) { Held = [1], Committed = [1] })
            .Add(new IdentityChunk(500, 0) { Visible = true })
            .Reconcile();
        Assert.Equal<ushort[]>([[0], [1], []], Rows.Sorted(result.Published));
        Assert.Empty(result.Excluded);
    }

    [Fact]
    public void A_copy_on_a_worker_that_lost_eligibility_survives_through_add_back_alone()
    {
        var chunks = Chunks(1, isRestricted: _ => true);
        var workers = Workers(3, upgraded: 1);
        var held = HolderLists.FromRows([[2]]);
        var input = new PlacementInput(chunks, workers, Configuration(10 * ChunkBytes, 1, 1), held, held, HolderLists.Empty(1));
        var placed = Placed(new MultistepPlanner<SeaHashRingHash>().Plan(input));
        Assert.Equal<ushort[]>([[0, 2]], Rows.Of(placed.Workers));
    }

    /// <summary>The chunks stay at two real copies where nothing more fits; nobody is left out for it.</summary>
    [Fact]
    public void A_raised_floor_on_a_full_fleet_excludes_nobody()
    {
        var input = PlacementCase.Named("floor_raised_2_to_4").Input;
        var placed = Placed(new MultistepPlanner<SeaHashRingHash>().Plan(input));
        Assert.Equal(0, placed.ExcludedChunks);
        AssertGuarantees(input, placed);
        for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
        {
            Assert.True(Kept(input.Held, placed.Workers, chunk) >= 2);
        }
    }

    /// <summary>What must hold of every single result: disks, whole floors of new chunks, kept floors of established ones, eligibility of fresh copies, evictions.</summary>
    [Fact]
    public void Every_result_keeps_the_guarantees() => RandomPlacement.WithHolders.Sample(
        input =>
        {
            input = input with { Configuration = input.Configuration with { IgnoreReliability = true } };
            if (PlannerCatalog.Create(PlannerCatalog.Multistep).Plan(input) is PlacementOutcome.Placed placed)
            {
                AssertGuarantees(input, placed);
            }
        },
        iter: 5000);

    /// <summary>With room for everything everywhere, a result fed back comes back, and nothing is left out.</summary>
    [Fact]
    public void With_slack_a_result_is_a_fixed_point() => RandomPlacement.WithHolders.Sample(
        input =>
        {
            var roomy = input.Configuration with { WorkerCapacityBytes = input.Chunks.SizesBytes.Sum() + 1, IgnoreReliability = true };
            input = PlacementInput.FromScratch(input.Chunks, input.Workers, roomy);
            if (PlannerCatalog.Create(PlannerCatalog.Multistep).Plan(input) is PlacementOutcome.Placed first)
            {
                var second = Placed(PlannerCatalog.Create(PlannerCatalog.Multistep).Plan(Settled(input, first.Workers)));
                Rows.AssertEqual(Rows.Of(first.Workers), Rows.Of(second.Workers));
                Assert.Empty(second.Evicted);
            }
        },
        iter: 3000);

    /// <summary>Random histories of joins, arrivals and departures of rest, cycle by cycle, under the checks of the cycle player.</summary>
    [Fact]
    public void Cycles_never_overcommit_a_disk_nor_break_a_floor() =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 4], Gen.Long[100, 400], Gen.OneOf<ushort>(1, 4, 12)).Array[5, 30], Gen.Int[1, 3], Gen.Int[3, 6]).Sample(
            (actions, floor, workers) =>
            {
                var most = actions.Sum(action => action.Item2) * floor;
                var cycles = new PlacementCycles(new PlacementConfiguration((most / workers) + 500, 0.95, floor)) { Workers = workers };
                foreach (var (kind, size, weight) in actions)
                {
                    if (kind < 3)
                    {
                        cycles.Add(size, weight);
                    }
                    else if (kind == 3)
                    {
                        cycles.Workers++;
                    }

                    cycles.Step();
                }
            },
            iter: 400);

    internal static void AssertGuarantees(PlacementInput input, PlacementOutcome.Placed placed)
    {
        var evicted = placed.Evicted.Select(pair => (pair.Chunk, (ushort)pair.Worker)).ToHashSet();
        Assert.Equal(placed.Evicted.Count, evicted.Count);
        AssertDisks(input, placed, evicted);
        var eligibility = new VersionEligibility(input.Chunks, input.Workers);
        var floor = input.Configuration.MinimumReplication;
        for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
        {
            var row = placed.Workers[chunk].ToArray();
            var held = input.Held[chunk].ToArray();
            Assert.Equal(row.Length, row.Distinct().Count());
            Assert.True(input.Chunks.Visible[chunk] || held.Length > 0 || row.Length == 0 || row.Length >= floor);
            Assert.True(row.Count(held.Contains) >= Math.Min(floor, held.Count(worker => !evicted.Contains((chunk, worker)))));
            Assert.DoesNotContain(row, worker => evicted.Contains((chunk, worker)));
            Assert.DoesNotContain(row, worker => !held.Contains(worker) && eligibility.WorkersFor(chunk)?[worker] == false);
            AssertDonor(input, chunk, [.. held.Where(worker => evicted.Contains((chunk, worker)))]);
        }
    }

    private static void AssertDisks(PlacementInput input, PlacementOutcome.Placed placed, HashSet<(int, ushort)> evicted)
    {
        var before = BytesByWorker(input.Chunks, input.Held, input.Workers.Count);
        var after = BytesByWorker(input.Chunks, Union(input.Held, placed.Workers, evicted), input.Workers.Count);
        for (var worker = 0; worker < after.Length; worker++)
        {
            Assert.True(after[worker] <= Math.Max(before[worker], input.Configuration.WorkerCapacityBytes));
        }
    }

    /// <summary>What the guards leave a donor, read off the end result.</summary>
    private static void AssertDonor(PlacementInput input, int chunk, ushort[] evicted)
    {
        var committed = input.Committed[chunk].ToArray();
        var routed = input.Routed[chunk].ToArray();
        ushort[] left = [.. committed.Except(evicted)];
        Assert.True(evicted.Length == 0 || left.Length >= Math.Min(input.Configuration.MinimumReplication, committed.Length));
        Assert.True(!evicted.Any(routed.Contains) || left.Any(routed.Contains));
        Assert.True(evicted.Length == 0 || !input.Chunks.Visible[chunk] || input.Held[chunk].Length > evicted.Length);
    }

    private static int Kept(HolderLists before, HolderLists after, int chunk)
    {
        var kept = 0;
        foreach (var worker in before[chunk])
        {
            kept += after[chunk].Contains(worker) ? 1 : 0;
        }

        return kept;
    }

    private static HolderLists Union(HolderLists first, HolderLists second, HashSet<(int, ushort)>? without = null) =>
        HolderLists.FromRows([.. Rows.Of(first).Zip(Rows.Of(second)).Select((pair, chunk) => (IReadOnlyList<ushort>)
            [.. pair.First.Union(pair.Second).Where(worker => without?.Contains((chunk, worker)) != true)])]);
}
