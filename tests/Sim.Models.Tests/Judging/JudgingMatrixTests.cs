using Scheduler.Core.Placement;
using Sim.Engine.Randomness;
using Sim.Engine.Statistics;
using Sim.Engine.Sweeps;
using Sim.Engine.Verdicts;
using Sim.Models.Actions;
using Sim.Models.Churn;
using Sim.Models.Flood;
using Sim.Models.Profiles;
using Sim.Models.Restarts;
using Sim.Models.Swarm;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Tests.Judging;

/// <summary>
/// Goal: on every path by which the world comes to its judges, each oracle is asked that has something to say there. Method:
/// small sweeps under restarts take every path, and what was counted is held against the declared duties. The same sweeps show
/// that all oracles hold where restarts interrupt cycles.
/// </summary>
public sealed class JudgingMatrixTests
{
    /// <summary>Models with planners and numbers of cases: the swarm takes most paths, the flood alone makes strong probes.</summary>
    private static readonly (string Model, string Planner, long Cases)[] Sweeps =
    [
        (SwarmModel.ModelName, PlannerCatalog.Multistep, 3),
        (FloodModel.ModelName, PlannerCatalog.Multistep, 1),
        (ChurnModel.ModelName, PlannerCatalog.Sticky, 2),
    ];

    private static readonly Lazy<Task<IReadOnlyList<PathCount>>> Counts = new(SweepAsync);

    /// <summary>Every oracle by every path on which it must be asked.</summary>
    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var duty in JudgingDuties.All)
            {
                foreach (var oracle in duty.EachTime.Concat(duty.AtTimes))
                {
                    cells.Add(duty.Path.Name, oracle.Id);
                }
            }

            return cells;
        }
    }

    [Fact]
    public async Task Every_path_is_taken_and_asks_every_oracle_that_it_must_ask() =>
        Assert.Empty(JudgingDuties.Gaps(await Counts.Value));

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_judge_that_forgets_an_oracle_on_one_path_alone_is_found_out(string path, string oracleId)
    {
        var duty = JudgingDuties.All.Single(duty => duty.Path.Name == path);
        var oracle = OracleCatalog.Find(oracleId)!;

        var gap = Assert.Single(JudgingDuties.Gaps([.. (await Counts.Value).Select(count => count.Path == duty.Path ? Without(oracle, count) : count)]));

        Assert.Contains($"{oracleId} ({oracle.Name})", gap, StringComparison.Ordinal);
        Assert.Contains($"the path '{path}'", gap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_oracle_that_was_forgotten_once_is_found_out()
    {
        var count = (await Counts.Value).Single(count => count.Path == JudgingPaths.Restarted);
        var once = count with { Passes = count.Passes + 1 };
        var duty = JudgingDuties.All.Single(duty => duty.Path == JudgingPaths.Restarted);

        Assert.Empty(duty.Forgotten(count));
        Assert.Equal(duty.EachTime.Length, duty.Forgotten(once).Count());
    }

    [Fact]
    public async Task A_path_that_nobody_takes_or_that_is_not_declared_is_found_out()
    {
        var counts = await Counts.Value;
        var detour = new PathCount(new JudgingPath("detour", "never"), 1, []);

        Assert.Equal(["nobody took the path 'interrupted cycle'"], JudgingDuties.Gaps([.. counts.Where(count => count.Path != JudgingPaths.Interrupted)]));
        Assert.Equal(["the path 'detour' is not declared"], JudgingDuties.Gaps([.. counts, detour]));
    }

    [Fact]
    public async Task An_oracle_that_is_asked_where_nothing_is_declared_is_found_out()
    {
        var counts = (await Counts.Value).Select(count => count.Path == JudgingPaths.Report
            ? count with { Asked = [.. count.Asked, new OraclePasses(OracleCatalog.Watermark, 1)] }
            : count);

        Assert.Equal(["O-28 (monotone watermark) is asked on the path 'report', which does not name it"], JudgingDuties.Gaps([.. counts]));
    }

    private static PathCount Without(OracleDescription oracle, PathCount count) =>
        count with { Asked = [.. count.Asked.Where(entry => entry.Oracle != oracle)] };

    private static async Task<IReadOnlyList<PathCount>> SweepAsync()
    {
        var counts = new List<PathCount>(await WaitAsync());
        foreach (var (model, planner, cases) in Sweeps)
        {
            counts.AddRange(await SweepAsync(model, planner, cases));
        }

        return [.. counts.GroupBy(count => count.Path).Select(Sum)];
    }

    private static async Task<IReadOnlyList<PathCount>> SweepAsync(string model, string planner, long cases)
    {
        var settings = new ModelSettings(ModelProfile.Memory) { Planner = planner };
        var result = await new SweepRunner<WorldConfiguration, WorldAction, SchedulerWorld>(
            new WorldSimulation(new RestartingProvider(interruptsCycles: true)), ModelCatalog.Find(model, settings)!)
            .RunAsync(new SweepOptions { Seed = new RunSeed(0, 1), CaseCount = cases, Parallelism = Environment.ProcessorCount });
        Assert.Empty(result.Failures.Select(failure => $"{failure.Failure.Oracle.Id}: {failure.Failure.Violation.Sentence}\n  {failure.Token}"));
        return result.Statistics.Paths;
    }

    /// <summary>A chunk that waits at a fixed point: no disk is large enough.</summary>
    private static async Task<IReadOnlyList<PathCount>> WaitAsync()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { Planner = PlannerCatalog.Sticky });
        await driver.DoAsync(
            driver.Fresh(1, sizeBytes: WorldDriver.Scenario.WorkerCapacityBytes + 1), new CheckConverged(ConvergenceCheck.Weak));
        return driver.Recorder.Statistics.Paths;
    }

    private static PathCount Sum(IGrouping<JudgingPath, PathCount> counts) => new(
        counts.Key,
        counts.Sum(count => count.Passes),
        [
            .. counts.SelectMany(count => count.Asked)
                .GroupBy(entry => entry.Oracle)
                .Select(entries => new OraclePasses(entries.Key, entries.Sum(entry => entry.Passes))),
        ]);
}
