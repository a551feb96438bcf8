using Scheduler.Core.Placement;
using static Scheduler.Core.Tests.Placement.TestFleet;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Rings and walks, with the published exact movement of the stateless scheduler.</summary>
public sealed class RingCases
{
    private const int ChunkCount = 20_000;

    private const int WorkerCount = 50;

    /// <summary>A weight that covers the last 5000 chunks slides by 100 when 100 chunks are appended: 100 new ones with 3 copies each, 100 old ones fall to one.</summary>
    [Fact]
    public void A_sliding_tail_downloads_only_the_new_copies_while_there_is_slack()
    {
        var (before, after) = SlideTail(200L << 30, 0.3);
        Assert.Equal<ushort>([1, 3], before.Targets.Values);
        Assert.Equal<ushort>([1, 3], after.Targets.Values);
        Assert.Equal(0, Gained(before.Workers, after.Workers));
        Assert.Equal(300, after.Workers.TotalCopies - after.Workers.Offsets[ChunkCount]);
    }

    /// <summary>The published number for workers that are 98 percent full: 51 copies move besides the 300 new ones.</summary>
    [Fact]
    public void A_sliding_tail_moves_exactly_51_copies_on_nearly_full_workers()
    {
        var (before, after) = SlideTail(60L << 30, 1.0);
        Assert.Equal(51, Gained(before.Workers, after.Workers));
        Assert.Equal(300, after.Workers.TotalCopies - after.Workers.Offsets[ChunkCount]);
    }

    [Fact]
    public void A_fleet_listed_in_the_opposite_order_gets_the_same_placement()
    {
        var chunks = Chunks(15_000, number => (ushort)(number % 2 == 0 ? 1 : 4));
        var configuration = Configuration(Share(chunks, WorkerCount, 10), 0.95, 2);
        var forward = Stateless(chunks, Workers(WorkerCount), configuration);
        var backward = Stateless(chunks, Workers(Enumerable.Range(0, WorkerCount).Reverse()), configuration);
        var turned = new HolderLists(backward.Workers.Offsets, [.. backward.Workers.Positions.Select(worker => (ushort)(WorkerCount - 1 - worker))]);
        RowOrder.Sort(turned);
        Rows.AssertEqual(Rows.Of(forward.Workers), Rows.Of(turned));
    }

    [Fact]
    public void Without_workers_every_walk_ends_at_once()
    {
        var rings = new RingCache<SeaHashRingHash>();
        rings.Prepare([], 6000, expectedWalks: 0);
        Assert.Equal([], WalkOf(rings, 12345));
        var input = PlacementInput.FromScratch(Chunks(3), Workers(0), Configuration(1000, 1, 1));
        Assert.All(
            PlannerCatalog.Planners.Where(planner => planner != PlannerCatalog.Sticky),
            planner => Assert.IsType<PlacementOutcome.NotEnoughCapacity>(PlannerCatalog.Create(planner).Plan(input)));
        Assert.Equal(3, TestFleet.Placed(PlannerCatalog.Create(PlannerCatalog.Sticky).Plan(input)).Waiting.Count);
    }

    [Fact]
    public void Cached_rings_equal_fresh_ones_after_every_kind_of_change()
    {
        int[][] fleets = [[0, 1, 2, 3], [0, 1, 2, 3, 4, 5], [0, 2, 4, 5], [5, 4, 2, 0], [6, 7, 2], [], [0, 1, 2, 3, 4, 5, 6]];
        var cached = new RingCache<SeaHashRingHash>();
        foreach (var fleet in fleets)
        {
            var fresh = new RingCache<SeaHashRingHash>();
            cached.Prepare(Workers(fleet).Identities, 50, expectedWalks: 0);
            fresh.Prepare(Workers(fleet).Identities, 50, expectedWalks: 1000);
            for (var ring = 0; ring < 50; ring++)
            {
                Assert.Equal(fresh.Positions(ring), cached.Positions(ring));
            }
        }
    }

    [Fact]
    public void Rings_are_built_on_demand_and_kept_while_the_fleet_is_the_same()
    {
        var rings = new RingCache<SeaHashRingHash>();
        rings.Prepare(Workers(4).Identities, 6000, expectedWalks: 10);
        WalkOf(rings, 1);
        WalkOf(rings, 6001);
        Assert.Equal(1, rings.BuiltRings);
        rings.Prepare(Workers(4).Identities, 6000, expectedWalks: 10);
        WalkOf(rings, 1);
        Assert.Equal(1, rings.BuiltRings);
        rings.Prepare(Workers(4).Identities, 6000, expectedWalks: 24_000);
        Assert.Equal(6000, rings.BuiltRings);
    }

    [Fact]
    public void A_walk_from_a_hash_above_all_workers_starts_at_the_first()
    {
        var rings = new RingCache<IdentityRingHash>();
        rings.Prepare([.. Enumerable.Range(0, 3).Select(IdentityRingHash.WorkerIdentity)], 1, expectedWalks: 0);
        Assert.Equal([0, 1, 2], WalkOf(rings, 3));
        Assert.Equal([2, 0, 1], WalkOf(rings, 2));
        Assert.Equal([1, 2, 0], WalkOf(rings, 1));
    }

    [Fact]
    public void Workers_of_equal_hash_stand_in_order_of_position()
    {
        var rings = new RingCache<IdentityRingHash>();
        rings.Prepare([.. Enumerable.Repeat(IdentityRingHash.WorkerIdentity(7), 40), IdentityRingHash.WorkerIdentity(3)], 1, expectedWalks: 0);
        Assert.Equal([.. Enumerable.Range(0, 40), 40], WalkOf(rings, 5));
    }

    [Fact]
    public void Removing_chunks_from_the_middle_moves_no_other_copy()
    {
        var kept = Enumerable.Range(0, ChunkCount).Where(number => number is < 10_000 or >= 10_100).ToArray();
        var configuration = Configuration(Share(Chunks(ChunkCount), WorkerCount, 3), 0.4, 1);
        var before = Stateless(Chunks(ChunkCount), Workers(WorkerCount), configuration);
        var after = Stateless(Chunks(kept), Workers(WorkerCount), configuration);
        Assert.Equal<ushort>([1], before.Targets.Values);
        Assert.Equal<ushort>([1], after.Targets.Values);
        var rows = Rows.Of(before.Workers);
        Rows.AssertEqual([.. kept.Select(number => rows[number])], Rows.Of(after.Workers));
    }

    [Fact]
    public void Inserting_chunks_in_the_middle_downloads_only_them()
    {
        int[] after = [.. Enumerable.Range(0, 10_000), .. Enumerable.Range(ChunkCount, 100), .. Enumerable.Range(10_000, 10_000)];
        var configuration = Configuration(Share(Chunks(ChunkCount), WorkerCount, 3), 0.4, 1);
        var rowsBefore = Rows.Of(Stateless(Chunks(ChunkCount), Workers(WorkerCount), configuration).Workers);
        var rowsAfter = Rows.Of(Stateless(Chunks(after), Workers(WorkerCount), configuration).Workers);
        Rows.AssertEqual(rowsBefore, [.. rowsAfter[..10_000], .. rowsAfter[10_100..]]);
        Assert.All(rowsAfter[10_000..10_100], row => Assert.Single(row));
    }

    /// <summary>Published: one worker more moves 388 copies, 37 GiB, in both of two runs.</summary>
    [Fact]
    public void A_worker_that_joins_moves_exactly_388_copies()
    {
        var chunks = Chunks(ChunkCount);
        var configuration = Configuration(Share(chunks, WorkerCount, 3), 0.4, 1);
        var before = Stateless(chunks, Workers(WorkerCount), configuration);
        var after = Stateless(chunks, Workers(WorkerCount + 1), configuration);
        Assert.Equal(388, Gained(before.Workers, after.Workers));
        Assert.Equal(388, Gained(before.Workers, Stateless(chunks, Workers(WorkerCount + 1), configuration).Workers));
    }

    [Theory]
    [InlineData(0.70, 775)]
    [InlineData(0.99, 798)]
    public void A_worker_that_is_replaced_moves_exactly_the_published_copies(double saturation, int copies)
    {
        var chunks = Chunks(ChunkCount);
        var configuration = Configuration((long)(chunks.SizesBytes.Sum() / (double)WorkerCount / saturation * 1.05), saturation, 1);
        var before = Stateless(chunks, Workers(WorkerCount), configuration);
        var after = Stateless(chunks, Workers([.. Enumerable.Range(0, WorkerCount - 1), WorkerCount]), configuration);

        // The newcomer stands at the position of the worker that left, so its copies are counted apart.
        var newcomer = (ushort)(WorkerCount - 1);
        var moved = 0;
        for (var chunk = 0; chunk < ChunkCount; chunk++)
        {
            foreach (var worker in after.Workers[chunk])
            {
                moved += worker == newcomer || !before.Workers[chunk].Contains(worker) ? 1 : 0;
            }
        }

        Assert.Equal(copies, moved);
    }

    private static (PlacementOutcome.Placed Before, PlacementOutcome.Placed After) SlideTail(long capacityBytes, double saturation)
    {
        var configuration = Configuration(capacityBytes, saturation, 1);
        var before = Chunks(ChunkCount, number => (ushort)(number >= ChunkCount - 5000 ? 12 : 1));
        var after = Chunks(ChunkCount + 100, number => (ushort)(number >= ChunkCount - 4900 ? 12 : 1));
        return (Stateless(before, Workers(WorkerCount), configuration), Stateless(after, Workers(WorkerCount), configuration));
    }

    private static int[] WalkOf<THash>(RingCache<THash> rings, ulong hash)
        where THash : struct, IRingHash
    {
        var walk = new List<int>();
        foreach (var worker in rings.Walk(hash))
        {
            walk.Add(worker);
        }

        return [.. walk];
    }
}
