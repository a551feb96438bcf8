using CsCheck;
using Scheduler.Core.Lifecycle;
using Sim.Oracles.Feasibility;

namespace Sim.Oracles.Tests;

/// <summary>
/// The packer and the bounds are held to brute force on tiny instances: what the packer packs is a valid packing, and what
/// a bound refuses nobody can pack. Neither direction may be off by one, since O-38 hangs a verdict on each.
/// </summary>
public sealed class PackingTests
{
    private const int Iterations = 4000;

    private static readonly Gen<PackingProblem> Tiny =
        from workers in Gen.Int[1, 4]
        from floor in Gen.Int[1, 3]
        from capacity in Gen.Long[0, 12]
        from sizes in Gen.OneOf(Gen.Long[0, 7].Array[1, 6], Gen.Long[1, 7].Select(size => new[] { size, size, size, size, size }))
        from mask in Gen.Int[0, 15].Array[sizes.Length]
        from isRestricted in Gen.Bool
        select new PackingProblem(sizes, floor, workers, capacity, 1.0, isRestricted ? [.. mask.Select(bits => Allowed(bits, workers))] : null);

    [Theory]
    [InlineData(WorkerChoice.First)]
    [InlineData(WorkerChoice.MostRoom)]
    public void What_is_packed_is_a_valid_packing(WorkerChoice choice) => Tiny.Sample(
        problem =>
        {
            if (DecreasingPacker.Pack(problem, choice) is not { } packing)
            {
                return;
            }

            var used = new long[problem.WorkerCount];
            for (var chunk = 0; chunk < problem.ChunkCount; chunk++)
            {
                var workers = packing[(chunk * problem.Floor)..((chunk + 1) * problem.Floor)];
                Assert.Equal(problem.Floor, workers.Distinct().Count());
                Assert.All(workers, worker => Assert.True(problem.IsEligible(chunk, worker)));
                Array.ForEach(workers, worker => used[worker] += problem.SizesBytes[chunk]);
            }

            Assert.All(used, bytes => Assert.True(bytes <= problem.CapacityBytes));
        },
        iter: Iterations);

    [Fact]
    public void What_a_bound_refuses_nobody_can_pack() => Tiny.Sample(
        problem =>
        {
            if (UpperBounds.ImpossibilityOf(problem) is { } reason)
            {
                Assert.False(ExhaustivePacker.Packs(problem), reason);
            }
        },
        iter: Iterations);

    [Fact]
    public void The_search_answers_as_brute_force_does() => Tiny.Sample(
        problem => Assert.Equal(
            problem.IsWithinBudget && ExhaustivePacker.Packs(problem) ? PackingAnswer.Packs : PackingAnswer.Impossible,
            ExactPacking.Decide(problem, mostSteps: 100_000)),
        iter: Iterations);

    [Fact]
    public void The_search_proves_what_no_bound_does_and_says_when_it_gives_up()
    {
        // Six chunks for two workers, 97 % of the room: no six of them split into halves that both fit.
        bool[] two = [true, true, false, false];
        var problem = new PackingProblem(
            [4_784_893, 4_784_558, 3_781_792, 3_527_340, 2_368_174, 1_048_576, 1_048_576, 1_048_576],
            1,
            4,
            10_485_760,
            0.9,
            [two, two, two, two, two, two, null, null]);

        Assert.Null(UpperBounds.ImpossibilityOf(problem));
        Assert.Equal(PackingAnswer.Impossible, ExactPacking.Decide(problem, mostSteps: 5000));
        Assert.Equal(PackingAnswer.Unknown, ExactPacking.Decide(problem, mostSteps: 1));
        Assert.Equal(PackingAnswer.Packs, ExactPacking.Decide(problem with { CapacityBytes = 10_700_000 }, mostSteps: 5000));
        JustifiedShortageOracle.Judge(problem, forgivesKnifeEdges: false).Passes();
    }

    [Fact]
    public void What_neither_side_decides_is_counted_and_blames_nobody()
    {
        long[] sizes = [.. Enumerable.Range(0, 60).Select(i => 1_000_003L + (i * 7_919L * 7_919L % 2_000_003L))];
        var problem = new PackingProblem(sizes, 1, 12, (sizes.Sum() / 12) + 1, 1.0);

        Assert.Null(UpperBounds.ImpossibilityOf(problem));
        JustifiedShortageOracle.Judge(problem, forgivesKnifeEdges: false).IsExcused(ExcuseReasons.Undecided);
    }

    [Fact]
    public void Chunks_of_one_size_are_packed_or_refused_exactly() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 5], Gen.Int[1, 6], Gen.Long[0, 9], Gen.Long[1, 4]).Sample(
            (chunks, floor, workers, capacity, size) =>
            {
                var problem = new PackingProblem([.. Enumerable.Repeat(size, chunks)], floor, workers, capacity, 1.0);
                var isPacked = DecreasingPacker.Pack(problem, WorkerChoice.MostRoom) is not null;

                Assert.Equal(UpperBounds.ImpossibilityOf(problem) is null, isPacked);
                Assert.Equal(workers * Math.Min(capacity / size, chunks) >= floor * chunks && floor <= workers, isPacked);
            },
            iter: Iterations);

    [Fact]
    public void The_bounds_and_the_packer_leave_few_instances_undecided()
    {
        var (undecided, total) = (0, 0);
        Tiny.Sample(
            problem =>
            {
                Interlocked.Increment(ref total);
                var isDecided = UpperBounds.ImpossibilityOf(problem) is not null || DecreasingPacker.Packs(problem);
                Interlocked.Add(ref undecided, isDecided ? 0 : 1);
            },
            iter: Iterations);

        Assert.True(undecided * 10 < total, $"{undecided} of {total} instances are neither packed nor refused");
    }

    [Fact]
    public void First_fit_at_a_floor_of_one_with_headroom_proves_that_no_order_can_fail()
    {
        // If a placement fails, every worker is filled above capacity - size >= capacity - largest, so that the total is
        // above workers x (capacity - largest), which a packing into that room rules out.
        Gen.Select(Gen.Int[1, 3], Gen.Long[0, 12], Gen.Long[0, 7].Array[1, 4]).Sample(
            (workers, capacity, sizes) =>
            {
                var problem = new PackingProblem(sizes, 1, workers, capacity, 1.0);
                if (DecreasingPacker.Pack(problem.WithHeadroom(), WorkerChoice.First) is not null)
                {
                    Assert.True(ExhaustivePacker.EveryGreedyOrderPacks(problem));
                }
            },
            iter: 1000);
    }

    [Fact]
    public void The_budget_is_computed_as_the_planner_computes_it()
    {
        var problem = new PackingProblem([1], 1, 7, 10_485_760, 0.83);

        Assert.Equal((long)((double)10_485_760 * (double)7 * 0.83), problem.BudgetBytes);
        Assert.True((problem with { SizesBytes = [problem.BudgetBytes] }).IsWithinBudget);
        Assert.False((problem with { SizesBytes = [problem.BudgetBytes + 1] }).IsWithinBudget);
        Assert.Equal(10_485_760 - 5, (problem with { SizesBytes = [3, 5, 4] }).WithHeadroom().CapacityBytes);
    }

    [Theory]
    [InlineData(new long[] { 6, 6, 6 }, 1, 2, 10, "places")]
    [InlineData(new long[] { 6, 4, 4, 4, 4 }, 1, 2, 10, "may claim")]
    [InlineData(new long[] { 11 }, 1, 2, 10, "larger than a worker")]
    [InlineData(new long[] { 1 }, 3, 2, 10, "may hold the chunk")]
    [InlineData(new long[] { 8, 4, 4, 4 }, 1, 2, 10, "fill a worker alone")]
    public void Each_bound_refuses_what_it_is_for(long[] sizes, int floor, int workers, long capacity, string reason) =>
        Assert.Contains(reason, UpperBounds.ImpossibilityOf(new PackingProblem(sizes, floor, workers, capacity, 1.0)) ?? "no bound", StringComparison.Ordinal);

    [Fact]
    public void Chunks_confined_to_two_workers_are_judged_on_those_two()
    {
        bool[] two = [true, true, false, false];
        var problem = new PackingProblem([6, 6, 6, 1], 1, 4, 10, 1.0, [two, two, two, null]);

        Assert.NotNull(UpperBounds.ImpossibilityOf(problem));
        Assert.Null(UpperBounds.ImpossibilityOf(problem with { Eligible = [two, two, null, null] }));
    }

    [Fact]
    public void A_restricted_chunk_is_packed_before_an_unrestricted_one_takes_its_only_place()
    {
        var problem = new PackingProblem([6, 5], 1, 2, 6, 1.0, [null, [true, false]]);

        Assert.Equal([1, 0], DecreasingPacker.Pack(problem, WorkerChoice.First) ?? []);
        Assert.Equal([1, 0], DecreasingPacker.Pack(problem, WorkerChoice.MostRoom) ?? []);
    }

    [Fact]
    public void The_survivors_of_a_departure_are_judged_without_the_leaver_and_without_exempt_chunks()
    {
        var view = new StateSketch().Workers(1, 2, 3).Departed(4).Chunk(1).Chunk(2).Marked(2).Unregistered(3, 1, 2).View;
        var problem = PackingProblem.OfLiveChunks(view, new FleetRules(2, 100, 1.0), leaves: worker => worker == new WorkerPk(2));

        Assert.Equal(2, problem.WorkerCount);
        Assert.Equal([100L], problem.SizesBytes);
        Assert.True(DecreasingPacker.Packs(problem));
        Assert.Equal(2, PackingProblem.From(view, new FleetRules(2, 100, 1.0)).ChunkCount);
    }

    private static bool[]? Allowed(int bits, int workers) =>
        bits == 0 ? null : [.. Enumerable.Range(0, workers).Select(worker => (bits >> worker & 1) != 0)];
}
