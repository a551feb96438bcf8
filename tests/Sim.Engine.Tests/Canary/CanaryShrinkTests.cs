using System.Text;
using Sim.Engine.Randomness;
using Sim.Engine.Replay;
using Sim.Engine.Shrinking;
using Sim.Engine.Sweeps;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Canary;

public sealed class CanaryShrinkTests
{
    private static readonly FailureIdentity Fencing = new("L-01", "write");

    private readonly LockSimulation _simulation = new();

    [Fact]
    public async Task The_planted_defect_shrinks_to_its_known_walk()
    {
        var options = new SweepOptions { Seed = new RunSeed(0, 1), CaseCount = 200, IsStoppingAtFirstFailure = true };
        var sweep = await new SweepRunner<LockConfiguration, LockAction, LockWorld>(_simulation, new LockModel(LockVariant.Unfenced))
            .RunAsync(options);
        var result = await Shrinker.ShrinkAsync(sweep.Failures.Single().Walk, Fencing);

        Assert.Equal(new LockConfiguration(Clients: 2, LeaseTicks: 1, LockVariant.Unfenced), result.Walk.Configuration);
        Assert.Equal("acquire 0; advance 1; acquire 1; write 1 latency 0; write 0 latency 0", Text(result.Walk));
        Assert.True(result.IsOneMinimal);
        Assert.True(result.IsSimplest);
    }

    [Fact]
    public async Task The_forgotten_waiter_shrinks_to_its_known_walk()
    {
        var options = new SweepOptions { Seed = new RunSeed(0, 1), CaseCount = 200, IsStoppingAtFirstFailure = true };
        var sweep = await new SweepRunner<LockConfiguration, LockAction, LockWorld>(_simulation, new LockModel(LockVariant.ForgetsWaiters))
            .RunAsync(options);
        var result = await Shrinker.ShrinkAsync(sweep.Failures.Single().Walk);

        Assert.Equal(new LockConfiguration(Clients: 2, LeaseTicks: 1, LockVariant.ForgetsWaiters), result.Walk.Configuration);
        Assert.Equal("acquire 0; acquire 1; probe", Text(result.Walk));
    }

    /// <summary>Goal: long walks shrink to minimal ones at a bearable price. Method: failing walks of 150 to 300 steps; every claim of 1-minimality is checked by deleting each step.</summary>
    [Fact]
    public async Task Long_walks_shrink_to_1_minimal_ones_within_300_replays_in_the_median()
    {
        var deletions = new List<int>();
        await foreach (var walk in LongFailingWalksAsync(count: 15))
        {
            var result = await Shrinker.ShrinkAsync(walk, Fencing);

            Assert.True(result.IsOneMinimal);
            Assert.InRange(result.Walk.Steps.Length, 5, 8);
            await AssertNoStepCanGoAsync(result.Walk);
            deletions.Add(result.Replays.Deletion);
        }

        Assert.InRange(deletions.Order().ElementAt(deletions.Count / 2), 5, 300);
    }

    [Fact]
    public async Task A_shrunk_walk_replays_unconditionally_with_the_same_hash()
    {
        await foreach (var walk in LongFailingWalksAsync(count: 3))
        {
            var result = await Shrinker.ShrinkAsync(walk, Fencing);
            var replayed = await Runner.ReplayAsync(result.Walk, ReplayMode.Unconditional);

            Assert.Equal(result.Outcome.TraceHash, replayed.TraceHash);
            Assert.Equal(result.Failure.Violation, replayed.Failure!.Violation);
        }
    }

    /// <summary>Goal: the whole way of a failure. Method: from the sweep to its token, from the token to a walk, shrunk, written as a file, read back, replayed.</summary>
    [Fact]
    public async Task A_failure_goes_from_sweep_to_token_to_shrunk_walk_file_and_still_fails_alike()
    {
        var model = new LockModel(LockVariant.Unfenced);
        var sweep = await new SweepRunner<LockConfiguration, LockAction, LockWorld>(_simulation, model)
            .RunAsync(new SweepOptions { Seed = new RunSeed(0, 1), CaseCount = 20 });
        Assert.True(ReplayToken.TryParse(sweep.Failures[0].Token.ToString(), out var token, out _));
        var generated = await Runner.GenerateAsync(model, token.Seed);
        Assert.Equal(TokenStaleness.None, token.FindStaleness(model.GeneratorFingerprint, generated.TraceHash));

        var shrunk = await Shrinker.ShrinkAsync(generated.Walk, Fencing);
        var text = LockWalkFiles.Format.Write(new()
        {
            Format = WalkFileFormat<LockConfiguration, LockAction, LockWitness>.Format,
            Name = "stale-write",
            About = "A write of an older holder is taken after one of a newer.",
            Model = model.Name,
            Seed = token.ToString(),
            Config = shrunk.Walk.Configuration,
            Steps = shrunk.Walk.Steps,
            Expect = WalkExpectation.Violates(Fencing.OracleId, shrunk.Failure.Step),
        });
        var file = LockWalkFiles.Format.Parse("stale-write.walk.json", Encoding.UTF8.GetBytes(text));
        var replayed = await Runner.ReplayAsync(file.ToWalk(), ReplayMode.Unconditional);

        Assert.Null(file.Expect.FindFault(replayed));
        Assert.Equal(shrunk.Outcome.TraceHash, replayed.TraceHash);
    }

    private CaseRunner<LockConfiguration, LockAction, LockWorld> Runner => new(_simulation);

    private Shrinker<LockConfiguration, LockAction, LockWorld> Shrinker => new(_simulation);

    private async IAsyncEnumerable<Walk<LockConfiguration, LockAction>> LongFailingWalksAsync(int count)
    {
        var model = new LockModel(LockVariant.Unfenced, writeWeight: 1);
        for (var number = 0; count > 0; number++)
        {
            var outcome = await Runner.GenerateAsync(model, new RunSeed(0, 2).DeriveCase(model.Name, number));
            if (outcome is { IsFailing: true, Steps: >= 150 })
            {
                count--;
                yield return outcome.Walk;
            }
        }
    }

    private async Task AssertNoStepCanGoAsync(Walk<LockConfiguration, LockAction> walk)
    {
        for (var index = 0; index < walk.Steps.Length; index++)
        {
            var without = await Runner.ReplayAsync(walk with { Steps = walk.Steps.RemoveAt(index) }, ReplayMode.SkipDisabled);
            Assert.NotEqual(Fencing, without.Failure?.Identity);
        }
    }

    private string Text(Walk<LockConfiguration, LockAction> walk) => string.Join("; ", walk.Steps.Select(_simulation.Describe));
}
