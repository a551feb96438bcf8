using Sim.Engine.Randomness;
using Sim.Engine.Shrinking;
using Sim.Engine.Sweeps;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Walks;

/// <summary>What a system runs on may fail: that is never a verdict, and what was found before is kept.</summary>
public sealed class EnvironmentFaultTests
{
    private static readonly string[] Falling = ["report", "throw"];

    [Fact]
    public async Task A_case_begins_anew_once_and_nothing_of_its_first_attempt_counts()
    {
        var simulation = new ShakySimulation(static build => build == 1);
        var begun = 0;
        var outcome = await ReplayAsync(simulation, new CaseRunOptions<ScriptedSystem> { AtBegin = () => begun++ }, Falling);

        Assert.Equal((2, 2), (begun, simulation.Built.Count));
        Assert.All(simulation.Built, system => Assert.True(system.IsDisposed));
        Assert.Equal(2, outcome.Steps);
        Assert.Equal(1, outcome.Statistics.CountOf("report"));
        Assert.Equal("T-99", outcome.Failure!.Oracle.Id);
    }

    [Theory]
    [InlineData("throw")]
    [InlineData("throw later")]
    public async Task A_case_that_meets_a_fault_twice_ends_without_a_verdict(string kind)
    {
        var simulation = new ShakySimulation(static _ => true);
        var fault = await Assert.ThrowsAsync<EnvironmentFaultException>(() => ReplayAsync(simulation, CaseRunOptions<ScriptedSystem>.Plain, "hold", kind).AsTask());

        Assert.Equal(kind, fault.Message);
        Assert.All(simulation.Built, system => Assert.True(system.IsDisposed));
    }

    [Fact]
    public async Task Callbacks_that_read_the_system_may_meet_a_fault_too()
    {
        var simulation = new ShakySimulation(static build => build == 1);
        var options = new CaseRunOptions<ScriptedSystem>
        {
            AtEnd = _ => simulation.Built.Count == 1 ? throw new InvalidOperationException("gone") : ValueTask.CompletedTask,
        };

        Assert.False((await ReplayAsync(simulation, options, "hold")).IsFailing);
        Assert.Equal(2, simulation.Built.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_sweep_ends_at_a_fault_that_stays_and_keeps_what_it_found(int parallelism)
    {
        var steps = 0;
        var model = new ScriptedModel(1, choices => choices.Add(
            1, CsCheck.Gen.Const(new ScriptedAction(Interlocked.Increment(ref steps) <= 6 ? "violate" : "throw"))));
        var runner = new SweepRunner<string, ScriptedAction, ScriptedSystem>(new ShakySimulation(static _ => true), model);
        var result = await runner.RunAsync(new SweepOptions { Seed = new RunSeed(0, 5), CaseCount = 1_000, Parallelism = parallelism });

        Assert.NotNull(result.EnvironmentFault);
        Assert.Equal((6, 6), (result.Cases, result.FailingCases));
        Assert.Equal("T-01/thing", Assert.Single(result.Failures).Identity.ToString());
    }

    [Fact]
    public async Task Shrinking_that_meets_a_fault_gives_the_smallest_walk_until_then()
    {
        var walk = ScriptedSimulation.WalkOf("idle", "hold", "throw");
        var shrunk = await new Shrinker<string, ScriptedAction, ScriptedSystem>(new ShakySimulation(static build => build > 3)).ShrinkAsync(walk);

        Assert.NotNull(shrunk.EnvironmentFault);
        Assert.Equal("T-99", shrunk.Failure.Oracle.Id);
        Assert.False(shrunk.IsOneMinimal);
        Assert.InRange(shrunk.Walk.Steps.Length, 1, 3);
    }

    [Fact]
    public async Task A_fault_before_the_failure_was_seen_leaves_nothing_to_shrink() =>
        await Assert.ThrowsAsync<EnvironmentFaultException>(() =>
            new Shrinker<string, ScriptedAction, ScriptedSystem>(new ShakySimulation(static _ => true)).ShrinkAsync(ScriptedSimulation.WalkOf("throw", "violate")).AsTask());

    private static ValueTask<CaseOutcome<string, ScriptedAction>> ReplayAsync(
        ShakySimulation simulation, CaseRunOptions<ScriptedSystem> options, params string[] kinds) =>
        new CaseRunner<string, ScriptedAction, ScriptedSystem>(simulation)
            .ReplayAsync(ScriptedSimulation.WalkOf(kinds), ReplayMode.Unconditional, options);
}
