using CsCheck;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Tests.Definitions;

/// <summary>Goal: what one of several models or replays comes to is neither lost behind the others nor counted twice.</summary>
public sealed class SeveralModelsTests
{
    private static SimulationDefinition<Unconfigured, Step, Counter> Counting { get; } = Simulation
        .Of<Step, Counter>("counting", _ => new Counter())
        .Action(Gen.Int[1, 3].Select(by => new Step.Count(by)), (counter, count) => counter.Value += count.By)
        .Always("C-01", "nobody counts beyond ten", counter => counter.Value <= 10)
        .Measure("value", counter => counter.Value)
        .Steps(40)
        .Model("short", model => model.Steps(1));

    [Fact]
    public async Task A_sweep_fails_if_a_model_fails_that_is_not_the_last()
    {
        using var folder = new TemporaryFolder();
        var all = await CommandRun.OfAsync(Counting, "sweep", "--cases", "2", "--seed", "1", "--save-failures", folder.Root);
        var last = await CommandRun.OfAsync(Counting, "sweep", "--cases", "2", "--seed", "1", "--model", "short", "--save-failures", folder.Root);

        Assert.Equal((1, 0), (all.ExitCode, last.ExitCode));
        Assert.Contains("FAILS: 2 models, 4 cases, 2 failing", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_that_misses_several_expectations_is_one_that_failed()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Root, "twice-wrong.walk.json"),
            """
            {
              "format": "sim-walk/1",
              "name": "twice-wrong",
              "about": "Misses its verdict and two witnesses.",
              "model": "counting",
              "config": {},
              "steps": [{"do":"count","by":1}],
              "expect": {"verdict":"violated","oracle":"C-01","step":1},
              "witnesses": [{"at":"any","fact":"value","equals":7},{"at":"end","fact":"value","equals":8}]
            }
            """);
        var run = await CommandRun.OfAsync(Counting, "regressions", folder.Root);

        Assert.True(run.ExitCode == 1, run.Error);
        Assert.Contains("1 files, 1 replays, 1 failed, 0 not run", run.Output, StringComparison.Ordinal);
    }

    internal abstract record Step
    {
        public sealed record Count(int By) : Step;
    }

    internal sealed class Counter
    {
        public int Value { get; set; }
    }
}
