using Sim.Engine.Statistics;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Walks;

/// <summary>Goal: counts by path tell which oracle a judge forgot, where, and how often, and nothing else changes for it.</summary>
public sealed class JudgingPassTests
{
    private static readonly OracleDescription First = new("T-01", "first");
    private static readonly OracleDescription Second = new("T-02", "second");
    private static readonly JudgingPath Straight = new("straight", "usually");
    private static readonly JudgingPath Crooked = new("crooked", "now and then");

    [Fact]
    public void A_judge_that_forgets_an_oracle_on_one_path_is_given_away_by_its_counts()
    {
        var recorder = new Recorder();
        Pass(recorder, Straight, First, Second, First);
        Pass(recorder, Crooked, First);
        Pass(recorder, Straight, Second, First);
        Pass(recorder, Crooked, Second, First);

        Assert.Equal([Crooked, Straight], recorder.Statistics.Paths.Select(count => count.Path));
        var (crooked, straight) = (recorder.Statistics.Paths[0], recorder.Statistics.Paths[1]);
        Assert.Equal((2L, 2L, 2L), (straight.Passes, straight.PassesThatAsked(First), straight.PassesThatAsked(Second)));
        Assert.Equal((2L, 2L, 1L), (crooked.Passes, crooked.PassesThatAsked(First), crooked.PassesThatAsked(Second)));
        Assert.Equal(5, recorder.Statistics.Oracles.Single(count => count.Oracle == First).Judged);
    }

    [Fact]
    public void Passes_touch_no_hash()
    {
        var (plain, counted) = (new Recorder(), new Recorder());
        plain.Judge(First, Verdict.Holds);
        Pass(counted, Straight, First);

        Assert.Equal((plain.TraceHash, plain.VerdictHash), (counted.TraceHash, counted.VerdictHash));
    }

    [Fact]
    public void A_pass_that_a_violation_ends_is_not_counted_and_excused_oracles_were_asked()
    {
        var recorder = new Recorder();
        using (recorder.Pass(Straight))
        {
            recorder.Judge(Second, Verdict.Excused("for a reason"));
        }

        Assert.Throws<OracleViolatedException>(() =>
        {
            using var pass = recorder.Pass(Straight);
            recorder.Judge(First, Verdict.Violated(new Violation(First.Id, "thing", "one", "one is wrong")));
        });

        var count = Assert.Single(recorder.Statistics.Paths);
        Assert.Equal((1L, 0L, 1L), (count.Passes, count.PassesThatAsked(First), count.PassesThatAsked(Second)));
    }

    [Fact]
    public void Judgements_between_passes_belong_to_none_and_passes_do_not_overlap()
    {
        var recorder = new Recorder();
        Pass(recorder, Straight);
        recorder.Judge(First, Verdict.Holds);

        Assert.Empty(Assert.Single(recorder.Statistics.Paths).Asked);
        using var pass = recorder.Pass(Straight);
        Assert.Throws<InvariantViolatedException>(() => recorder.Pass(Crooked));
    }

    [Fact]
    public void Counts_of_cases_add_up()
    {
        var (sum, one, two) = (new Tally(), new Recorder(), new Recorder());
        Pass(one, Straight, First);
        Pass(two, Straight, Second);
        Pass(two, Crooked, First);
        sum.MergeFrom(one.Statistics);
        sum.MergeFrom(two.Statistics);

        Assert.Equal([(Crooked, 1L), (Straight, 2L)], sum.Paths.Select(count => (count.Path, count.Passes)));
        Assert.Equal([new OraclePasses(First, 1), new OraclePasses(Second, 1)], sum.Paths[1].Asked);
    }

    private static void Pass(Recorder recorder, JudgingPath path, params OracleDescription[] oracles)
    {
        using var pass = recorder.Pass(path);
        foreach (var oracle in oracles)
        {
            recorder.Judge(oracle, Verdict.Holds);
        }
    }
}
