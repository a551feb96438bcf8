using CsCheck;
using Sim.Engine.Randomness;
using Sim.Engine.Sweeps;
using Sim.Engine.Tests.Walks;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Sweeps;

public sealed class SweepRunnerTests
{
    private static readonly Gen<ScriptedAction> Mixed = Gen.Frequency(
        (60, Gen.Const(new ScriptedAction("hold"))),
        (10, Gen.Const(new ScriptedAction("idle"))),
        (10, Gen.Int[1, 3].Select(length => new ScriptedAction("report", new string('x', length)))),
        (1, Gen.Int[0, 9].Select(thing => new ScriptedAction("violate", $"thing {thing}"))),
        (1, Gen.Const(new ScriptedAction("throw", "broken"))));

    private static readonly ScriptedModel MixedModel = new(20, choices => choices.Add(1, Mixed));

    [Fact]
    public async Task Counts_hashes_and_statistics_add_up_over_the_cases()
    {
        var result = await SweepAsync(MixedModel, Options(40));
        var runner = new CaseRunner<string, ScriptedAction, ScriptedSystem>(new ScriptedSimulation());
        var outcomes = new List<CaseOutcome<string, ScriptedAction>>();
        for (var number = 0; number < 40; number++)
        {
            outcomes.Add(await runner.GenerateAsync(MixedModel, Seed.DeriveCase("scripted", number)));
        }

        Assert.Equal(40, result.Cases);
        Assert.Equal(outcomes.Select(outcome => outcome.TraceHash), result.CaseHashes.AsEnumerable());
        Assert.Equal(SweepHash.Of(outcomes.Select(outcome => outcome.TraceHash)), result.Hash);
        Assert.Equal(outcomes.Select(outcome => outcome.VerdictHash), result.CaseVerdictHashes.AsEnumerable());
        Assert.Equal(SweepHash.Of(outcomes.Select(outcome => outcome.VerdictHash)), result.VerdictHash);
        Assert.Equal(outcomes.Sum(outcome => outcome.Steps), result.Steps);
        Assert.Equal(outcomes.Sum(outcome => outcome.RealSteps), result.RealSteps);
        Assert.Equal(outcomes.Sum(outcome => outcome.EndTicks), result.SimulatedTicks);
        Assert.Equal(outcomes.Count(outcome => outcome.IsFailing), result.FailingCases);
        Assert.Equal(outcomes.Sum(outcome => outcome.Statistics.CountOf("xx")), result.Statistics.CountOf("xx"));
        Assert.Equal(
            outcomes.Count(outcome => outcome.Statistics.CasesThatSaw(ScriptedSystem.Fact.Name) > 0),
            result.Facts.Single().Cases);
    }

    [Fact]
    public async Task Failures_are_grouped_by_identity_with_the_first_case_of_each_and_all_counted()
    {
        var result = await SweepAsync(MixedModel, Options(200));

        Assert.Equal(["T-01/thing", "T-99/InvalidOperationException"], result.Failures.Select(failure => failure.Identity.ToString()).Order());
        Assert.Equal(result.FailingCases, result.Failures.Sum(failure => failure.Cases));
        Assert.Equal(result.Failures.Select(failure => failure.FirstCaseNumber).Order(), result.Failures.Select(failure => failure.FirstCaseNumber));
        var first = result.Failures[0];
        var again = await new CaseRunner<string, ScriptedAction, ScriptedSystem>(new ScriptedSimulation())
            .GenerateAsync(MixedModel, first.Token.Seed);
        Assert.Equal(first.Token.TraceHash, again.TraceHash);
        Assert.Equal(first.Walk.Steps.AsEnumerable(), again.Walk.Steps);
        Assert.Equal(first.Failure.Violation, again.Failure!.Violation);
    }

    /// <summary>
    /// Goal: a new oracle makes no token and no golden hash stale. Method: the same sweep with one more oracle that is asked at
    /// every step, failing cases included.
    /// </summary>
    [Fact]
    public async Task One_more_oracle_leaves_trace_hashes_and_tokens_as_they_were_and_changes_the_verdict_hash()
    {
        var before = await SweepAsync(MixedModel, Options(60));
        var after = await new SweepRunner<string, ScriptedAction, ScriptedSystem>(new ScriptedSimulation(isAskingOneMore: true), MixedModel)
            .RunAsync(Options(60));

        Assert.NotEmpty(before.Failures);
        Assert.Equal(before.CaseHashes.AsEnumerable(), after.CaseHashes);
        Assert.Equal(before.Hash, after.Hash);
        Assert.Equal(before.Failures.Select(failure => failure.Token), after.Failures.Select(failure => failure.Token));
        Assert.NotEqual(before.VerdictHash, after.VerdictHash);
        Assert.True(after.Oracles.Single(oracle => oracle.Count.Oracle == ScriptedSystem.OneMore).Count.Judged > 60);
    }

    /// <summary>Goal: threads decide nothing. Method: everything but the time of sweeps with 1, 2 and 5 threads, with and without shards, is the same.</summary>
    [Fact]
    public async Task The_result_does_not_depend_on_parallelism()
    {
        foreach (var shard in (Shard[])[Shard.Whole, new Shard(2, 3)])
        {
            var options = Options(150) with { Shard = shard };
            var one = await SweepAsync(MixedModel, options);
            foreach (var parallelism in (int[])[2, 5])
            {
                AssertSame(one, await SweepAsync(MixedModel, options with { Parallelism = parallelism }));
            }
        }
    }

    [Fact]
    public async Task Shards_together_hold_the_hashes_of_the_whole()
    {
        var whole = await SweepAsync(MixedModel, Options(10));
        var shards = new List<SweepResult<string, ScriptedAction>>();
        for (var number = 1; number <= 3; number++)
        {
            shards.Add(await SweepAsync(MixedModel, Options(10) with { Shard = new Shard(number, 3) }));
        }

        Assert.Equal(whole.CaseHashes.AsEnumerable(), Enumerable.Range(0, 10).Select(number => shards[number % 3].CaseHashes[number / 3]));
    }

    [Fact]
    public async Task Stopping_at_the_first_failure_ends_with_the_lowest_failing_case_whatever_the_parallelism()
    {
        var options = Options(200) with { IsStoppingAtFirstFailure = true };
        var one = await SweepAsync(MixedModel, options);
        var four = await SweepAsync(MixedModel, options with { Parallelism = 4 });

        Assert.Equal(1, one.FailingCases);
        Assert.Equal(one.Failures.Single().FirstCaseNumber + 1, one.Cases);
        Assert.InRange(one.Cases, 1, 199);
        AssertSame(one, four);
    }

    [Fact]
    public async Task Declared_facts_and_oracles_that_were_not_met_are_listed()
    {
        var result = await SweepAsync(new ScriptedModel(3, "idle"), Options(50));

        Assert.Equal([ScriptedSystem.Fact], result.UnseenFacts.Select(fact => fact.Fact));
        Assert.Equal(1 - Math.Pow(0.05, 1.0 / 50), result.UnseenFacts.Single().UpperProbability, precision: 9);
        Assert.Equal(["T-01", "T-99"], result.SilentOracles.Select(oracle => oracle.Count.Oracle.Id));
    }

    [Fact]
    public async Task An_oracle_that_only_abstains_is_silent_and_one_that_judges_is_not()
    {
        var abstaining = await SweepAsync(new ScriptedModel(3, "excuse"), Options(5));
        var judging = await SweepAsync(new ScriptedModel(3, "hold"), Options(5));

        Assert.Contains(abstaining.SilentOracles, oracle => oracle.Count.Oracle.Id == "T-01");
        Assert.DoesNotContain(judging.SilentOracles, oracle => oracle.Count.Oracle.Id == "T-01");
        Assert.Equal(15, judging.Oracles.Single(oracle => oracle.Count.Oracle.Id == "T-01").Count.Judged);
    }

    /// <summary>Goal: which case is blamed does not depend on threads. Method: every case aborts; the lowest number is reported.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_aborted_case_ends_the_sweep_and_the_lowest_number_is_reported(int parallelism)
    {
        var model = new ScriptedModel(3, _ => { });
        var exception = await Assert.ThrowsAsync<CaseAbortedException>(() => SweepAsync(model, Options(20) with { Parallelism = parallelism }));

        Assert.Contains(Seed.DeriveCase("scripted", 0).ToString(), exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Goal: what was found before an interruption is not lost. Method: cancelled after the first batches of a long sweep; the cases before are the same as in a short one.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_was_found_before_a_cancellation_is_returned_when_asked_for(int parallelism)
    {
        using var source = new CancellationTokenSource();
        var options = Options(1_000_000) with
        {
            Parallelism = parallelism,
            Progress = progress =>
            {
                if (progress.FailingCases > 0)
                {
                    source.Cancel();
                }
            },
        };
        var result = await new SweepRunner<string, ScriptedAction, ScriptedSystem>(new ScriptedSimulation(), MixedModel)
            .RunUntilInterruptedAsync(options, source.Token);
        var same = await SweepAsync(MixedModel, Options(result.Cases));

        Assert.IsAssignableFrom<OperationCanceledException>(result.Interruption);
        Assert.NotEmpty(result.Failures);
        Assert.Equal(same.CaseHashes.AsEnumerable(), result.CaseHashes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_was_found_before_an_aborted_case_is_returned_when_asked_for(int parallelism)
    {
        var drawn = 0;
        var model = new ScriptedModel(1, choices =>
        {
            if (Interlocked.Increment(ref drawn) <= 30)
            {
                choices.Add(1, Mixed);
            }
        });
        var result = await new SweepRunner<string, ScriptedAction, ScriptedSystem>(new ScriptedSimulation(), model)
            .RunUntilInterruptedAsync(Options(1_000) with { Parallelism = parallelism });

        Assert.IsType<CaseAbortedException>(result.Interruption);
        Assert.Equal(30, result.Cases);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Cancellation_ends_the_sweep(int parallelism)
    {
        using var source = new CancellationTokenSource();
        var options = Options(1_000_000) with { Parallelism = parallelism, Progress = _ => source.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SweepAsync(MixedModel, options, source.Token));
    }

    [Fact]
    public async Task Progress_rises_to_the_end()
    {
        var reports = new List<SweepProgress>();
        await SweepAsync(MixedModel, Options(100) with { Progress = reports.Add });

        Assert.Equal(reports.Select(report => report.Cases).Order(), reports.Select(report => report.Cases));
        Assert.Equal((100, 100), (reports[^1].Cases, reports[^1].CasesInTotal));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task No_case_and_no_thread_are_refused(long cases, int parallelism) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            SweepAsync(MixedModel, Options(cases) with { Parallelism = parallelism }));

    private static RunSeed Seed => new(0, 77);

    private static SweepOptions Options(long cases) => new() { Seed = Seed, CaseCount = cases };

    private static Task<SweepResult<string, ScriptedAction>> SweepAsync(
        ScriptedModel model, SweepOptions options, CancellationToken cancellationToken = default) =>
        new SweepRunner<string, ScriptedAction, ScriptedSystem>(new ScriptedSimulation(), model).RunAsync(options, cancellationToken);

    private static void AssertSame(SweepResult<string, ScriptedAction> first, SweepResult<string, ScriptedAction> second)
    {
        Assert.Equal(first.CaseHashes.AsEnumerable(), second.CaseHashes);
        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(first.VerdictHash, second.VerdictHash);
        Assert.Equal((first.Cases, first.Steps, first.RealSteps, first.FailingCases), (second.Cases, second.Steps, second.RealSteps, second.FailingCases));
        Assert.Equal(first.Statistics.Labels, second.Statistics.Labels);
        Assert.Equal(first.Statistics.Classes, second.Statistics.Classes);
        Assert.Equal(first.Statistics.Measures, second.Statistics.Measures);
        Assert.Equal(first.Statistics.Novelty, second.Statistics.Novelty);
        Assert.Equal(first.Facts.AsEnumerable(), second.Facts);
        Assert.Equal(first.Failures.Select(failure => failure.Token), second.Failures.Select(failure => failure.Token));
        Assert.Equal(first.Failures.Select(failure => failure.Cases), second.Failures.Select(failure => failure.Cases));
    }
}
