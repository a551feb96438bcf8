using CsCheck;
using Scheduler.Core.Placement;
using static Scheduler.Core.Tests.Placement.TestFleet;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Stage 1: what it places where, and its properties.</summary>
public sealed class IdealCases
{
    [Fact]
    public void Restricted_floors_find_room_on_the_few_eligible_workers()
    {
        var chunks = Chunks(10_000, isRestricted: number => number % 10 == 0);
        var placed = Placed(Ideal(chunks, Workers(100, upgraded: 20), Configuration(Share(chunks, 20), 0.9, 3)));
        for (var chunk = 0; chunk < chunks.Count; chunk += 10)
        {
            Assert.True(placed.Workers[chunk].Length >= 3);
            Assert.True(placed.Workers[chunk].ToArray().All(worker => worker < 20));
        }
    }

    [Fact]
    public void A_floor_above_the_eligible_workers_cannot_be_met()
    {
        var chunks = Chunks(50_000, isRestricted: number => number < 200);
        var configuration = Configuration(Share(chunks, 100, 12), 0.95, 9);
        Assert.IsType<PlacementOutcome.NotEnoughCapacity>(Ideal(chunks, Workers(100, upgraded: 8), configuration));
        Placed(Ideal(chunks, Workers(100, upgraded: 9), configuration));
    }

    [Fact]
    public void Restricted_copies_spread_over_all_eligible_workers_and_disturb_few_others()
    {
        const int Stride = 20;
        var restricted = Chunks(50_000, isRestricted: number => number % Stride == 0);
        var configuration = Configuration(Share(restricted, 100, 10), 0.95, 2);
        var placed = Placed(Ideal(restricted, Workers(100, upgraded: 50), configuration)).Workers;
        var free = Placed(Ideal(Chunks(50_000), Workers(100, upgraded: 50), configuration)).Workers;

        var used = new HashSet<ushort>();
        var (copies, different) = (0, 0);
        for (var chunk = 0; chunk < placed.Count; chunk++)
        {
            if (chunk % Stride == 0)
            {
                used.UnionWith(placed[chunk].ToArray());
                continue;
            }

            copies += placed[chunk].Length;
            different += placed[chunk].ToArray().Count(worker => !free[chunk].Contains(worker));
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(worker => (ushort)worker), used.Order());
        Assert.True(different < copies / 100, $"{different} of {copies} unrestricted copies differ");
    }

    [Fact]
    public void Six_percent_of_restricted_chunks_still_fit_and_stay_on_eligible_workers()
    {
        var chunks = Chunks(50_000, isRestricted: number => number < 3000);
        var placed = Placed(Ideal(chunks, Workers(100, upgraded: 50), Configuration(Share(chunks, 100, 10), 0.95, 2))).Workers;
        for (var chunk = 0; chunk < 3000; chunk++)
        {
            Assert.True(placed[chunk].ToArray().All(worker => worker < 50));
        }
    }

    [Fact]
    public void Each_upgrade_step_moves_little_per_worker()
    {
        var chunks = Chunks(20_000, isRestricted: number => number % 40 == 0);
        var configuration = Configuration(Share(chunks, 100, 10), 0.95, 2);
        HolderLists? before = null;
        foreach (var upgraded in (int[])[50, 65, 80, 100])
        {
            var after = Placed(Ideal(chunks, Workers(100, upgraded), configuration)).Workers;
            if (before is not null)
            {
                var received = new int[100];
                for (var chunk = 0; chunk < after.Count; chunk++)
                {
                    foreach (var worker in after[chunk])
                    {
                        received[worker] += before[chunk].Contains(worker) ? 0 : 1;
                    }
                }

                Assert.True(received.Max() * ChunkBytes <= configuration.WorkerCapacityBytes / 20, $"a worker receives {received.Max()} copies");
            }

            before = after;
        }
    }

    /// <summary>Published: with the first 500 of 20,000 chunks restricted and one copy each, five more upgraded workers of 50 move 57 copies.</summary>
    [Fact]
    public void Five_more_upgraded_workers_of_50_move_exactly_the_published_57_copies()
    {
        var chunks = Chunks(20_000, isRestricted: number => number < 500);
        var configuration = Configuration(Share(chunks, 50, 3), 0.4, 1);
        var before = Stateless(chunks, Workers(50, upgraded: 40), configuration);
        var after = Stateless(chunks, Workers(50, upgraded: 45), configuration);
        Assert.Equal(57, Gained(before.Workers, after.Workers));
    }

    [Fact]
    public void Lifting_a_restriction_that_everybody_meets_moves_nothing()
    {
        var configuration = Configuration(200 * Share(Chunks(5000), 100), 0.05, 2);
        var restricted = Stateless(Chunks(5000, isRestricted: number => number % 3 == 0), Workers(100, upgraded: 100), configuration);
        var lifted = Stateless(Chunks(5000), Workers(100, upgraded: 100), configuration);
        Rows.AssertEqual(Rows.Of(restricted.Workers), Rows.Of(lifted.Workers));
    }

    [Fact]
    public void Targets_that_fragmented_disks_cannot_seat_back_off_instead_of_failing()
    {
        var chunks = Chunks(2) with { SizesBytes = [284, 717] };
        var placed = Stateless(chunks, Workers(6), Configuration(1000, 0.94, 1));
        Assert.Equal<ushort>([5], placed.Targets.Values);
        Assert.Equal<ushort>([3], placed.AchievedMinimum.Values);
    }

    [Fact]
    public void Fifty_thousand_chunks_load_a_hundred_workers_evenly()
    {
        var chunks = Chunks(50_000);
        var placed = Placed(Ideal(chunks, Workers(100), Configuration(Share(chunks, 100, 30), 0.95, 2)));
        Assert.Equal<ushort>([28], placed.Targets.Values);

        var bytes = BytesByWorker(chunks, placed.Workers, 100);
        var mean = bytes.Average();
        var deviation = Math.Sqrt(bytes.Average(load => (load - mean) * (load - mean)));
        Assert.True(deviation < 0.02 * mean, $"deviation {deviation / mean:p2}");
        Assert.InRange(bytes.Min(), 0.95 * mean, mean);
        Assert.InRange(bytes.Max(), mean, 1.05 * mean);
    }

    [Fact]
    public void Eight_mandatory_copies_do_not_fit_six_slots()
    {
        var chunks = Chunks(4) with { SizesBytes = [1000, 1000, 1000, 1000] };
        Assert.IsType<PlacementOutcome.NotEnoughCapacity>(Ideal(chunks, Workers(3), Configuration(2000, 1, 2)));
    }

    /// <summary>
    /// 36 of 40 slots: a greedy walk may paint itself into a corner, so one feeding order fails and another packs.
    /// The planner keeps its rule and reports the corner as a shortage.
    /// </summary>
    [Fact]
    public void A_packable_set_can_fail_in_one_order_and_pack_in_another()
    {
        var (packed, refused) = (0, 0);
        for (var first = 0; first < 400; first++)
        {
            var chunks = Chunks(Enumerable.Range(first, 12));
            var outcome = Ideal(chunks, Workers(4), Configuration(10 * ChunkBytes, 1, 3));
            packed += outcome is PlacementOutcome.Placed ? 1 : 0;
            refused += outcome is PlacementOutcome.NotEnoughCapacity ? 1 : 0;
        }

        Assert.Equal(400, packed + refused);
        Assert.True(packed > 0 && refused > 0, $"{packed} packed, {refused} refused");
    }

    /// <summary>At least the floor and at most the target; no duplicates; nobody above capacity; nobody ineligible.</summary>
    [Fact]
    public void Copies_meet_floor_target_capacity_and_eligibility() => RandomPlacement.WithHolders.Sample(
        input =>
        {
            input = input with { Configuration = input.Configuration with { IgnoreReliability = true } };
            if (PlannerCatalog.Create(PlannerCatalog.Ideal).Plan(input) is not PlacementOutcome.Placed placed)
            {
                return;
            }

            var eligibility = new VersionEligibility(input.Chunks, input.Workers);
            var floor = input.Configuration.MinimumReplication;
            for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
            {
                var row = placed.Workers[chunk].ToArray();
                Assert.InRange(row.Length, floor, Math.Max(floor, placed.Targets[input.Chunks.Weights[chunk]]));
                Assert.Equal(row.Length, row.Distinct().Count());
                Assert.DoesNotContain(row, worker => eligibility.WorkersFor(chunk)?[worker] == false);
                Assert.True(placed.AchievedMinimum[input.Chunks.Weights[chunk]] <= row.Length);
            }

            Assert.All(BytesByWorker(input.Chunks, placed.Workers, input.Workers.Count), bytes => Assert.True(bytes <= input.Configuration.WorkerCapacityBytes));
        },
        iter: 5000);

    /// <summary>Restricted floors come first, so they land exactly where they would land if there were no other data.</summary>
    [Fact]
    public void Unrestricted_data_cannot_disturb_restricted_floors() => RandomPlacement.WithHolders.Sample(
        input =>
        {
            input = PlacementInput.FromScratch(input.Chunks, input.Workers, input.Configuration with { IgnoreReliability = true });
            int[] restricted = [.. Enumerable.Range(0, input.Chunks.Count).Where(chunk => input.Chunks.MinimumVersions[chunk] >= 0)];
            var alone = input with { Chunks = Only(input.Chunks, restricted) };
            alone = PlacementInput.FromScratch(alone.Chunks, alone.Workers, alone.Configuration);
            if (PlannerCatalog.Create(PlannerCatalog.Ideal).Plan(input) is not PlacementOutcome.Placed placed)
            {
                return;
            }

            var undisturbed = Placed(PlannerCatalog.Create(PlannerCatalog.Ideal).Plan(alone));
            for (var row = 0; row < restricted.Length; row++)
            {
                var floor = input.Configuration.MinimumReplication;
                Assert.Equal(undisturbed.Workers[row][..floor].ToArray(), placed.Workers[restricted[row]][..floor].ToArray());
            }
        },
        iter: 3000);

    private static PlacementOutcome Ideal(PlacementChunks chunks, PlacementWorkers workers, PlacementConfiguration configuration) =>
        new IdealPlanner<SeaHashRingHash>().Plan(PlacementInput.FromScratch(chunks, workers, configuration));

    private static PlacementChunks Only(PlacementChunks chunks, int[] rows) => chunks with
    {
        Datasets = [.. rows.Select(row => chunks.Datasets[row])],
        Ids = Utf8Column.FromStrings([.. rows.Select(row => System.Text.Encoding.UTF8.GetString(chunks.Ids[row]))]),
        SizesBytes = [.. rows.Select(row => chunks.SizesBytes[row])],
        Weights = [.. rows.Select(row => chunks.Weights[row])],
        MinimumVersions = [.. rows.Select(row => chunks.MinimumVersions[row])],
        Visible = [.. rows.Select(row => chunks.Visible[row])],
    };
}
