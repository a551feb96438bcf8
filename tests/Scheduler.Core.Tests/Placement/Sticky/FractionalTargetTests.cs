using CsCheck;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Targets that keep the fraction of a copy.</summary>
public sealed class FractionalTargetTests
{
    private static readonly Gen<(long SizeBytes, ushort Weight)> Chunk = Gen.Select(Gen.Long[0, 1000], Gen.OneOf<ushort>(1, 2, 4, 12));

    /// <summary>More data never gives an old chunk a further copy.</summary>
    [Fact]
    public void Targets_only_fall_when_chunks_are_added() => Gen.Select(Chunk.Array[1, 40], Chunk.Array[1, 10], Gen.Int[1, 9], Gen.Int[1, 3]).Sample(
        (chunks, added, workers, floor) =>
        {
            var capacity = (chunks.Concat(added).Sum(chunk => chunk.SizeBytes) * floor * 2 / workers) + 1;
            var before = Targets(chunks, workers, capacity, floor);
            var after = Targets([.. chunks, .. added], workers, capacity, floor);
            Assert.All(before.Zip(after), pair => Assert.InRange(pair.Second, floor, pair.First));
        },
        iter: 3_000);

    /// <summary>Bytes beyond the floors are spent up to less than what the cheapest further step costs.</summary>
    [Fact]
    public void The_budget_is_kept_and_a_class_differs_by_one_copy_at_most() => Gen.Select(Chunk.Array[1, 40], Gen.Int[1, 9], Gen.Int[1, 3], Gen.Int[1, 8]).Sample(
        (chunks, workers, floor, room) =>
        {
            var capacity = (chunks.Sum(chunk => chunk.SizeBytes) * floor * room / workers) + 1;
            var targets = Targets(chunks, workers, capacity, floor);
            var bytes = chunks.Zip(targets, (chunk, target) => chunk.SizeBytes * target).Sum();
            var floors = chunks.Sum(chunk => chunk.SizeBytes) * floor;
            Assert.InRange(bytes, 0, Math.Max(floors, (long)(capacity * (double)workers * 0.9)));
            foreach (var weight in chunks.Zip(targets).GroupBy(pair => pair.First.Weight))
            {
                Assert.InRange(weight.Max(pair => pair.Second) - weight.Min(pair => pair.Second), 0, 1);
            }
        },
        iter: 3_000);

    [Fact]
    public void The_share_of_a_class_that_gets_one_copy_more_is_the_fraction()
    {
        var chunks = TestFleet.Chunks(10_000);
        var input = PlacementInput.FromScratch(chunks, TestFleet.Workers(20), new PlacementConfiguration(TestFleet.Share(chunks, 20, 5.4), 1.0, 1));
        var targets = Of(input);
        Assert.Equal(4_000, targets.Count(target => target == 6), 5.0);
        Assert.Equal(6_000, targets.Count(target => target == 5), 5.0);
    }

    [Fact]
    public void Where_the_search_begins_and_how_many_rows_a_block_has_decide_nothing() => Gen.Select(Chunk.Array[1, 40], Gen.Int[1, 9], Gen.OneOf(0, 1e-9, 0.3, 7, 1e6, double.NaN)).Sample(
        (chunks, workers, estimate) =>
        {
            var input = Input(chunks, workers, (chunks.Sum(chunk => chunk.SizeBytes) * 3 / workers) + 1, floor: 1);
            Assert.Equal(Of(input), Of(input, estimate, isCutSmall: true));
        },
        iter: 2_000);

    [Fact]
    public void What_a_ceiling_leaves_over_goes_to_lighter_chunks()
    {
        var chunks = TestFleet.Chunks(1_000, number => number % 2 == 0 ? (ushort)1 : (ushort)100);
        var input = PlacementInput.FromScratch(chunks, TestFleet.Workers(4), new PlacementConfiguration(TestFleet.Share(chunks, 4, 3), 1.0, 1));
        var targets = Of(input);
        Assert.Equal(3_000, targets.Sum());
        Assert.All(targets.Where((_, chunk) => chunk % 2 == 1), target => Assert.Equal(4, target));
    }

    private static int[] Targets((long SizeBytes, ushort Weight)[] chunks, int workers, long capacity, int floor) =>
        Of(Input(chunks, workers, capacity, floor));

    private static PlacementInput Input((long SizeBytes, ushort Weight)[] chunks, int workers, long capacity, int floor) => PlacementInput.FromScratch(
        TestFleet.Chunks(chunks.Length, number => chunks[number].Weight) with { SizesBytes = Array.ConvertAll(chunks, chunk => chunk.SizeBytes) },
        TestFleet.Workers(workers),
        new PlacementConfiguration(capacity, 0.9, floor));

    private static int[] Of(PlacementInput input, double estimate = 1, bool isCutSmall = false)
    {
        return FractionalTargets.Choose(
            input.Chunks,
            ChunkKeys.Of<XxHash64RingHash>(input.Chunks, PlannerExecution.Alone),
            new VersionEligibility(input.Chunks, input.Workers),
            input.Configuration.MinimumReplication,
            TargetBudget.OfEqualWorkers(input),
            estimate,
            new PlannerExecution(Observer: null, Threads: 2, isCutSmall ? PlacementEdges.Small : PlacementEdges.Usual),
            out _);
    }
}
