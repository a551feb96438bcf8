using Sim.Engine.Statistics;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Walks;

public sealed class RecorderTests
{
    [Fact]
    public async Task Everything_reported_is_counted_and_read_back_sorted_by_name()
    {
        var statistics = (await ReplayAsync(
            new("report", "b"), new("report", "aa"), new("report", "b"), new("excuse", "z"), new("excuse", "y"), new("hold"))).Statistics;

        Assert.Equal([new LabelCount("aa", 1), new LabelCount("b", 2)], statistics.Labels);
        Assert.Equal([new ClassCount("long text", 3, 1)], statistics.Classes);
        Assert.Equal(100.0 / 3, statistics.Classes[0].Percent, precision: 10);
        Assert.Equal([new MeasureSummary("text length", 3, 1, 4.0 / 3, 2, 1, 2, 2)], statistics.Measures);
        Assert.Equal([new FactCount(ScriptedSystem.Fact, 1)], statistics.Facts);
        var oracle = statistics.Oracles.Single();
        Assert.Equal((1L, 0L), (oracle.Judged, oracle.Fired));
        Assert.Equal([new LabelCount("y", 1), new LabelCount("z", 1)], oracle.Excused);
    }

    [Fact]
    public async Task Labels_classes_measures_facts_and_trace_lines_do_not_touch_the_hashes()
    {
        var quiet = await NamelessAsync(new("nothing", "x"), new("hold"));
        var loud = await NamelessAsync(new("report", "x"), new("hold"));

        Assert.NotEmpty(loud.Statistics.Labels);
        Assert.Equal(quiet.TraceHash, loud.TraceHash);
        Assert.Equal(quiet.VerdictHash, loud.VerdictHash);
    }

    [Theory]
    [InlineData("hold", "", "idle", "")]
    [InlineData("excuse", "a", "excuse", "b")]
    [InlineData("violate", "a", "violate", "b")]
    public async Task Verdict_excuse_and_subject_each_change_the_verdict_hash_and_leave_the_trace_hash(
        string firstKind, string firstText, string secondKind, string secondText)
    {
        var first = await NamelessAsync(new ScriptedAction(firstKind, firstText));
        var second = await NamelessAsync(new ScriptedAction(secondKind, secondText));

        Assert.NotEqual(first.VerdictHash, second.VerdictHash);
        Assert.Equal(first.TraceHash, second.TraceHash);
    }

    [Fact]
    public async Task A_part_changes_the_trace_hash_and_leaves_the_verdict_hash()
    {
        var first = await NamelessAsync(new ScriptedAction("fold", "a"));
        var second = await NamelessAsync(new ScriptedAction("fold", "b"));

        Assert.NotEqual(first.TraceHash, second.TraceHash);
        Assert.Equal(first.VerdictHash, second.VerdictHash);
    }

    [Fact]
    public async Task The_step_of_a_verdict_is_part_of_the_verdict_hash()
    {
        var early = await NamelessAsync(new("hold"), new("idle"));
        var late = await NamelessAsync(new("idle"), new("hold"));

        Assert.NotEqual(early.VerdictHash, late.VerdictHash);
        Assert.Equal(early.TraceHash, late.TraceHash);
    }

    [Fact]
    public async Task The_text_of_the_action_alone_changes_the_trace_hash()
    {
        var first = await ReplayAsync(new ScriptedAction("idle", "a"));
        var second = await ReplayAsync(new ScriptedAction("idle", "b"));

        Assert.NotEqual(first.TraceHash, second.TraceHash);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Sometimes_sees_a_fact_only_if_the_condition_is_true(bool condition, long seen)
    {
        var recorder = new Recorder();
        recorder.Sometimes(condition, ScriptedSystem.Fact);
        recorder.Sometimes(false, ScriptedSystem.Fact);

        Assert.Equal(seen, recorder.Statistics.CasesThatSaw(ScriptedSystem.Fact.Name));
    }

    [Fact]
    public void A_violation_is_reported_in_the_words_of_the_system()
    {
        var recorder = new Recorder { Wording = violation => violation with { Sentence = violation.Sentence.Replace('7', 'W') } };

        var thrown = Assert.Throws<OracleViolatedException>(
            () => recorder.Judge(ScriptedSystem.Oracle, Verdict.Violated(new Violation(ScriptedSystem.Oracle.Id, "thing", "7", "7 is wrong"))));

        Assert.Equal(("7", "W is wrong"), (thrown.Violation.Subject, thrown.Violation.Sentence));
        Assert.Contains("W is wrong", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_cannot_change_which_failure_it_is()
    {
        var recorder = new Recorder { Wording = violation => violation with { SubjectKind = "other" } };

        Assert.Throws<InvariantViolatedException>(
            () => recorder.Judge(ScriptedSystem.Oracle, Verdict.Violated(new Violation(ScriptedSystem.Oracle.Id, "thing", "7", "7 is wrong"))));
    }

    [Fact]
    public async Task Records_hold_step_time_action_parts_verdicts_and_lines()
    {
        var outcome = await Runner.ReplayAsync(
            ScriptedSimulation.WalkOf(new ScriptedAction("fold", "p"), new("trace", "l"), new("violate", "v")),
            ReplayMode.Unconditional,
            new() { IsTracing = true });

        Assert.Equal([1, 2, 3], outcome.Records.Select(record => record.Step));
        Assert.Equal(["fold: p", "trace: l", "violate: v"], outcome.Records.Select(record => record.Action));
        Assert.Equal("p", outcome.Records[0].Parts.Single().Name);
        Assert.Equal(7UL, outcome.Records[0].Parts.Single().Value);
        Assert.Equal("l", outcome.Records[1].Lines.Single());
        Assert.Equal("T-01", outcome.Records[2].Verdicts.Single().Name);
        Assert.Equal("v is wrong", outcome.Records[2].Violation);
        Assert.Equal(outcome.TraceHash, outcome.Records[2].TraceHash);
    }

    [Fact]
    public async Task Records_are_kept_only_when_asked_for_and_lines_only_when_tracing()
    {
        var walk = ScriptedSimulation.WalkOf(new ScriptedAction("trace", "l"));
        var plain = await Runner.ReplayAsync(walk, ReplayMode.Unconditional);
        var recording = await Runner.ReplayAsync(walk, ReplayMode.Unconditional, new() { IsRecordingSteps = true });
        var tracing = await Runner.ReplayAsync(walk, ReplayMode.Unconditional, new() { IsTracing = true });

        Assert.Empty(plain.Records);
        Assert.Empty(recording.Records[0].Lines);
        Assert.Single(tracing.Records[0].Lines);
        Assert.Equal(plain.TraceHash, tracing.TraceHash);
    }

    private static CaseRunner<string, ScriptedAction, ScriptedSystem> Runner => new(new ScriptedSimulation());

    private static ValueTask<CaseOutcome<string, ScriptedAction>> ReplayAsync(params ScriptedAction[] steps) =>
        Runner.ReplayAsync(ScriptedSimulation.WalkOf(steps), ReplayMode.Unconditional);

    /// <summary>All actions have the same name here, so that only what the system reports makes a difference.</summary>
    private static ValueTask<CaseOutcome<string, ScriptedAction>> NamelessAsync(params ScriptedAction[] steps) =>
        new CaseRunner<string, ScriptedAction, ScriptedSystem>(new ScriptedSimulation(_ => "step"))
            .ReplayAsync(ScriptedSimulation.WalkOf(steps), ReplayMode.Unconditional);
}
