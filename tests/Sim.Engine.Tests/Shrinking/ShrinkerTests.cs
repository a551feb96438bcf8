using CsCheck;
using Sim.Engine.Shrinking;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Shrinking;

public sealed class ShrinkerTests
{
    private const int Hay = 1_000;

    private readonly NeedleSimulation _simulation = new();

    /// <summary>Goal: whatever the needles and wherever they are, exactly they remain, and that is proven. Method: up to 12 needles at random places of walks of up to 300 steps.</summary>
    [Fact]
    public void Exactly_the_needles_remain_and_the_walk_is_1_minimal()
    {
        Haystacks(Gen.Int[1, 12], Gen.Int[12, 300]).Sample(
            walk =>
            {
                var result = Shrink(walk);
                return result.IsOneMinimal
                    && result.IsSimplest
                    && result.Walk.Steps.Order().SequenceEqual(walk.Configuration.Needles);
            },
            iter: 100);
    }

    /// <summary>Goal: a failing walk of 300 steps takes at most 300 replays of deletion, the proof included, in the median. Method: as hard as it gets, independent needles all over; 5, 10, 20 of them.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    public void Three_hundred_steps_take_at_most_300_replays_in_the_median(int needleCount)
    {
        var counts = new List<int>();
        Haystacks(Gen.Const(needleCount), Gen.Const(300)).Sample(
            walk => counts.Add(Shrink(walk).Replays.Deletion), iter: 41, threads: 1);

        Assert.InRange(counts.Order().ElementAt(counts.Count / 2), needleCount, 300);
    }

    [Fact]
    public void Replays_are_counted_by_phase_and_each_builds_one_system()
    {
        var result = Shrink(Haystack(300, 10, 150, 280));

        Assert.Equal(_simulation.BuiltSystems, result.Replays.Total);
        Assert.Equal(1, result.Replays.Reproduction);
        Assert.Equal(result.Replays.Total, 1 + result.Replays.Blocks + result.Replays.Singles);
        Assert.Equal(300, result.StepsBefore);
    }

    [Fact]
    public void What_follows_the_failing_step_goes_without_a_replay()
    {
        var result = Shrink(Haystack(300, 0));

        Assert.Equal([0], result.Walk.Steps.AsEnumerable());
        Assert.Equal(2, result.Replays.Total);
    }

    [Fact]
    public void A_spent_budget_ends_the_deletion_with_a_walk_that_fails_and_claims_nothing()
    {
        var result = Shrink(Haystack(300, 10, 150, 280), new ShrinkOptions { DeletionBudget = 7 });

        Assert.Equal(7, result.Replays.Deletion);
        Assert.False(result.IsOneMinimal);
        Assert.Equal("N-01/needles", result.Failure.Identity.ToString());
        Assert.InRange(result.Walk.Steps.Length, 4, 299);
    }

    [Fact]
    public async Task Cancellation_keeps_the_best_so_far()
    {
        using var source = new CancellationTokenSource();
        var steps = int.MaxValue;
        var options = new ShrinkOptions
        {
            Progress = progress =>
            {
                steps = progress.Steps;
                if (progress.Replays == 12)
                {
                    source.Cancel();
                }
            },
        };
        var result = await Shrinker.ShrinkAsync(Haystack(300, 10, 150, 280), null, options, source.Token);

        Assert.True(result.IsCancelled);
        Assert.False(result.IsOneMinimal);
        Assert.False(result.IsSimplest);
        Assert.Equal(12, result.Replays.Deletion);
        Assert.Equal(steps, result.Walk.Steps.Length);
        Assert.InRange(steps, 3, 299);
    }

    [Fact]
    public async Task Cancellation_before_the_failure_was_seen_passes()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Shrinker.ShrinkAsync(Haystack(30, 1), cancellationToken: source.Token));
    }

    [Fact]
    public async Task A_walk_that_holds_is_refused()
    {
        var exception = await Assert.ThrowsAsync<WalkDoesNotFailException>(async () =>
            await Shrinker.ShrinkAsync(new Walk<NeedleConfiguration, int>(new([7]), [1, 2, 3])));

        Assert.Equal("the walk should fail with any oracle, and everything holds; if the walk failed before, nondeterminism of the system, the model or the machine is the likely reason", exception.Message);
    }

    [Fact]
    public async Task A_walk_that_fails_otherwise_is_refused_when_asked_for_one_identity()
    {
        var exception = await Assert.ThrowsAsync<WalkDoesNotFailException>(async () =>
            await Shrinker.ShrinkAsync(Haystack(30, 1), new FailureIdentity("N-01", "trap")));

        Assert.Equal("the walk should fail with N-01/trap, and N-01/needles fires instead; if the walk failed before, nondeterminism of the system, the model or the machine is the likely reason", exception.Message);
    }

    /// <summary>Goal: a shorter walk that fails in another way is not taken. Method: without step 4 step 5 is a trap, which fails at once; so 4 must stay although it is no needle.</summary>
    [Fact]
    public void A_candidate_that_fails_otherwise_does_not_count()
    {
        var walk = new Walk<NeedleConfiguration, int>(new([2, 5], Trap: 5), [Hay, 4, Hay, 2, Hay, 5]);
        var trapped = new Walk<NeedleConfiguration, int>(new([2, 4, 5], Trap: 5), [Hay, 4, Hay, 2, Hay, 5]);

        Assert.Equal([2, 5], Shrink(walk).Walk.Steps.AsEnumerable());
        Assert.Equal([4, 2, 5], Shrink(trapped).Walk.Steps.AsEnumerable());
    }

    [Fact]
    public void A_walk_that_owes_its_failure_to_a_disabled_step_is_shrunk_unconditionally()
    {
        var result = Shrink(new Walk<NeedleConfiguration, int>(new([-1, 3]), [Hay, -1, Hay, Hay, 3]));

        Assert.Equal([-1, 3], result.Walk.Steps.AsEnumerable());
        Assert.Equal(2, result.Replays.Reproduction);
        Assert.True(result.IsOneMinimal);
    }

    [Fact]
    public void The_same_walk_always_shrinks_alike()
    {
        var first = Shrink(Haystack(200, 3, 77, 140, 141));
        var second = Shrink(Haystack(200, 3, 77, 140, 141));

        Assert.Equal(first.Walk.Steps.AsEnumerable(), second.Walk.Steps);
        Assert.Equal(first.Replays, second.Replays);
    }

    [Fact]
    public void A_walk_is_remembered_by_configuration_and_steps()
    {
        var memory = new CandidateMemory<string, string>(action => action);

        Assert.True(memory.Add(new("a", ["x", "yz"])));
        Assert.False(memory.Add(new("a", ["x", "yz"])));
        Assert.True(memory.Add(new("a", ["xy", "z"])));
        Assert.True(memory.Add(new("b", ["x", "yz"])));
        Assert.True(memory.Add(new("a", ["x"])));
    }

    private Shrinker<NeedleConfiguration, int, NeedleSystem> Shrinker => new(_simulation);

    private ShrinkResult<NeedleConfiguration, int> Shrink(Walk<NeedleConfiguration, int> walk, ShrinkOptions? options = null)
    {
        var shrinking = Shrinker.ShrinkAsync(walk, options: options).AsTask();
        Assert.True(shrinking.IsCompletedSuccessfully);
        return shrinking.Result;
    }

    /// <summary>A walk of hay with needles at the given positions, numbered by them.</summary>
    private static Walk<NeedleConfiguration, int> Haystack(int length, params int[] positions) =>
        new(new(positions), [.. Enumerable.Range(0, length).Select(position => positions.Contains(position) ? position : Hay + position)]);

    private static Gen<Walk<NeedleConfiguration, int>> Haystacks(Gen<int> needleCounts, Gen<int> lengths) =>
        Gen.Select(needleCounts, lengths, Gen.ULong).Select((count, length, seed) =>
        {
            var places = new Sim.Engine.Randomness.RandomStream(1, seed);
            var positions = new SortedSet<int>();
            while (positions.Count < count)
            {
                positions.Add(places.Next(length));
            }

            return Haystack(length, [.. positions]);
        });
}
