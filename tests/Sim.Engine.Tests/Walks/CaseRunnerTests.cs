using Sim.Engine.Randomness;
using Sim.Engine.Statistics;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Walks;

public sealed class CaseRunnerTests
{
    private readonly ScriptedSimulation _simulation = new();

    [Fact]
    public async Task A_walk_that_holds_is_executed_whole_and_finished_and_disposed_of()
    {
        var outcome = await ReplayAsync("hold", "idle", "hold");

        Assert.False(outcome.IsFailing);
        Assert.Equal(3, outcome.Steps);
        Assert.Equal(2, outcome.RealSteps);
        Assert.Equal(3, outcome.EndTicks);
        Assert.True(_simulation.Built.Single().IsFinished);
        Assert.True(_simulation.Built.Single().IsDisposed);
    }

    [Fact]
    public async Task A_violation_cuts_the_walk_at_its_step_and_nothing_is_finished()
    {
        var outcome = await ReplayAsync("hold", "violate", "hold");

        Assert.Equal(2, outcome.Failure!.Step);
        Assert.Equal(2, outcome.Steps);
        Assert.Equal("T-01/thing", outcome.Failure.Identity.ToString());
        Assert.Null(outcome.Failure.Cause);
        Assert.False(_simulation.Built.Single().IsFinished);
        Assert.True(_simulation.Built.Single().IsDisposed);
    }

    [Theory]
    [InlineData("violate and swallow")]
    [InlineData("violate and wrap")]
    [InlineData("throw a judgement")]
    public async Task A_violation_counts_once_however_the_system_treats_its_exception(string kind)
    {
        var outcome = await ReplayAsync("hold", kind, "hold");

        Assert.Equal(2, outcome.Failure!.Step);
        Assert.Equal("T-01", outcome.Failure.Oracle.Id);
        Assert.Equal((2, 1), CountsOf(outcome.Statistics, "T-01"));
    }

    [Theory]
    [InlineData("throw")]
    [InlineData("throw later")]
    [InlineData("cancel by itself")]
    public async Task Another_exception_is_explained_by_the_simulation(string kind)
    {
        var outcome = await ReplayAsync(kind);

        Assert.Equal("T-99", outcome.Failure!.Oracle.Id);
        Assert.Equal(1, outcome.Failure.Step);
        Assert.NotNull(outcome.Failure.Cause);
        Assert.Equal((1, 1), CountsOf(outcome.Statistics, "T-99"));
    }

    [Fact]
    public async Task Cancellation_of_the_token_passes_and_the_system_is_disposed_of()
    {
        using var source = new CancellationTokenSource();
        var options = new CaseRunOptions<ScriptedSystem>
        {
            AfterStep = (_, _) =>
            {
                source.Cancel();
                return ValueTask.CompletedTask;
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Runner.ReplayAsync(
                ScriptedSimulation.WalkOf("hold", "notice cancellation"), ReplayMode.Unconditional, options, source.Token));
        Assert.True(_simulation.Built.Single().IsDisposed);
    }

    [Fact]
    public async Task A_system_that_cannot_be_built_fails_at_step_0()
    {
        var walk = ScriptedSimulation.WalkOf("hold") with { Configuration = "cannot be built" };
        var outcome = await Runner.ReplayAsync(walk, ReplayMode.Unconditional);

        Assert.Equal(0, outcome.Failure!.Step);
        Assert.Equal(0, outcome.Steps);
    }

    [Fact]
    public async Task A_failure_of_the_closing_judgement_counts_at_the_last_step()
    {
        var outcome = await ReplayAsync("fail at the end", "hold");

        Assert.Equal(2, outcome.Failure!.Step);
        Assert.Equal(2, outcome.Steps);
    }

    [Fact]
    public async Task Disabled_steps_run_when_unconditional_and_fall_away_when_skipped()
    {
        var walk = ScriptedSimulation.WalkOf("hold", "disabled", "hold");
        var unconditional = await Runner.ReplayAsync(walk, ReplayMode.Unconditional);
        var skipping = await Runner.ReplayAsync(walk, ReplayMode.SkipDisabled);

        Assert.Equal(3, unconditional.Steps);
        Assert.Equal(["hold", "hold"], skipping.Walk.Steps.Select(step => step.Kind));
        Assert.Equal(1, skipping.RejectedActions);
    }

    [Theory]
    [InlineData(2, 2, false)]
    [InlineData(3, 3, true)]
    [InlineData(9, 3, true)]
    public async Task Until_stops_after_that_step_and_finishes_only_a_whole_walk(int until, int steps, bool isFinished)
    {
        var options = new CaseRunOptions<ScriptedSystem> { UntilStep = until };
        var outcome = await Runner.ReplayAsync(ScriptedSimulation.WalkOf("hold", "hold", "hold"), ReplayMode.Unconditional, options);

        Assert.Equal(steps, outcome.Steps);
        Assert.Equal(isFinished, _simulation.Built.Single().IsFinished);
    }

    [Fact]
    public async Task Until_draws_no_number_more_than_the_steps_before_it()
    {
        var whole = await Runner.GenerateAsync(new ScriptedModel(5, "hold"), default);
        var part = await Runner.GenerateAsync(new ScriptedModel(9, "hold"), default, new() { UntilStep = 5 });

        Assert.Equal(whole.StreamPositionHash, part.StreamPositionHash);
    }

    [Fact]
    public async Task Callbacks_see_every_step_with_the_failing_one_and_then_the_end()
    {
        var seen = new List<string>();
        var options = new CaseRunOptions<ScriptedSystem>
        {
            AfterStep = (step, system) => Note($"step {step} at {system.NowTicks}"),
            AtEnd = system => Note($"end at {system.NowTicks}, disposed {system.IsDisposed}"),
        };
        await Runner.ReplayAsync(ScriptedSimulation.WalkOf("hold", "violate", "hold"), ReplayMode.Unconditional, options);

        Assert.Equal(["step 1 at 1", "step 2 at 2", "end at 2, disposed False"], seen);

        ValueTask Note(string text)
        {
            seen.Add(text);
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task A_generated_case_replays_as_a_walk_with_the_same_trace_hash()
    {
        var generated = await Runner.GenerateAsync(new ScriptedModel(5, "hold"), default);
        var replayed = await Runner.ReplayAsync(generated.Walk, ReplayMode.SkipDisabled);

        Assert.Equal(generated.TraceHash, replayed.TraceHash);
        Assert.NotEqual(0UL, generated.StreamPositionHash);
        Assert.Equal(0UL, replayed.StreamPositionHash);
    }

    [Fact]
    public async Task A_model_that_offers_only_disabled_actions_is_aborted_with_model_seed_step_and_number()
    {
        var exception = await Assert.ThrowsAsync<CaseAbortedException>(async () =>
            await Runner.GenerateAsync(new ScriptedModel(5, "disabled"), new CaseSeed(0, 10)));

        Assert.Equal(
            $"model scripted, case seed {new string('0', 63)}a, step 1: 65536 drawn actions of this case were disabled; "
            + "the model offers too little that is possible",
            exception.Message);
    }

    [Fact]
    public async Task A_model_that_offers_nothing_is_aborted()
    {
        var model = new ScriptedModel(5, _ => { });
        var exception = await Assert.ThrowsAsync<CaseAbortedException>(async () => await Runner.GenerateAsync(model, default));

        Assert.Contains("a model must offer at least one choice at every step", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_cannot_draw_a_case_is_aborted_with_model_and_seed()
    {
        var exception = await Assert.ThrowsAsync<CaseAbortedException>(async () =>
            await Runner.GenerateAsync(new ScriptedModel(-1, "hold"), new CaseSeed(0, 10)));

        Assert.Equal(
            $"model scripted, case seed {new string('0', 63)}a: the model failed to draw the case: no walk is that short", exception.Message);
    }

    [Fact]
    public async Task Choices_are_offered_once_per_step_and_drawn_by_weight()
    {
        var offers = 0;
        var model = new ScriptedModel(1_000, choices =>
        {
            offers++;
            choices.Add(9, CsCheck.Gen.Const(new ScriptedAction("hold")));
            choices.Add(1, CsCheck.Gen.Const(new ScriptedAction("idle")));
        });
        var outcome = await Runner.GenerateAsync(model, default);

        Assert.Equal(1_000, offers);
        Assert.InRange(outcome.RealSteps, 850, 950);
    }

    private CaseRunner<string, ScriptedAction, ScriptedSystem> Runner => new(_simulation);

    private ValueTask<CaseOutcome<string, ScriptedAction>> ReplayAsync(params string[] kinds) =>
        Runner.ReplayAsync(ScriptedSimulation.WalkOf(kinds), ReplayMode.Unconditional);

    private static (long Judged, long Fired) CountsOf(Tally tally, string oracleId)
    {
        var count = tally.Oracles.Single(count => count.Oracle.Id == oracleId);
        return (count.Judged, count.Fired);
    }
}
