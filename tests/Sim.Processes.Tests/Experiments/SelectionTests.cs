using Sim.Processes.Experiments;
using Sim.Processes.Randomness;

namespace Sim.Processes.Tests.Experiments;

/// <summary>
/// Goal: the best is selected as often as promised, with little work. Method: many selections among normal numbers with known
/// means.
/// </summary>
public sealed class SelectionTests
{
    private const int Selections = 200;

    private static readonly SelectionOptions Options = new("value", IndifferenceZone: 0.5) { FirstStage = 10 };

    [Fact]
    public void The_best_is_selected_as_often_as_promised()
    {
        var scenarios = Enumerable.Range(0, 5).Select(index => Independent($"s{index}", index == 3 ? 0.5 : 0)).ToArray();
        var right = 0;
        for (var seed = 0; seed < Selections; seed++)
        {
            right += Selection.SelectBest(scenarios, Options with { Seed = (ulong)seed }).Best == "s3" ? 1 : 0;
        }

        Assert.InRange(right, 0.92 * Selections, Selections);
    }

    [Fact]
    public void What_is_far_from_the_best_is_thrown_out_early()
    {
        var scenarios = new[] { Independent("good", 3), Independent("fair", 2.4), Independent("bad", -5) };
        var result = Selection.SelectBest(scenarios, Options);
        Assert.Equal("good", result.Best);
        Assert.True(result.Rows[2].IsEliminated);
        Assert.Equal(10, result.Rows[2].Replications);
        Assert.True(result.Rows[0].Replications > 10);
        Assert.Equal(result.Rows.Sum(static row => row.Replications), result.Replications);
    }

    [Fact]
    public void The_least_can_be_the_best_and_equals_end()
    {
        var result = Selection.SelectBest([Independent("a", 2), Independent("b", -2)], Options with { IsSmallestBest = true });
        Assert.Equal("b", result.Best);
        Assert.InRange(result.Rows[1].Mean, -3.5, -0.5);

        var twins = Selection.SelectBest([ExperimentTests.Noise("x", 1), ExperimentTests.Noise("y", 1)], Options);
        Assert.Equal("x", twins.Best);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        var scenarios = Enumerable.Range(0, 4).Select(index => Independent($"s{index}", index / 4.0)).ToArray();
        var (one, many) = (Selection.SelectBest(scenarios, Options), Selection.SelectBest(scenarios, Options with { Parallelism = 4 }));
        Assert.Equal(one.Rows, many.Rows);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Scenario[] two = [Independent("a", 1), Independent("b", 2)];
        Assert.Throws<ArgumentException>(() => Selection.SelectBest([two[0]], Options));
        Assert.Throws<ArgumentException>(() => Selection.SelectBest(two, Options with { IndifferenceZone = 0 }));
        Assert.Throws<ArgumentException>(() => Selection.SelectBest(two, Options with { FirstStage = 2 }));
        Assert.Throws<ArgumentException>(() => Selection.SelectBest(two, Options with { Confidence = 1 }));
    }

    /// <summary>Numbers of a stream of their own, so that no two scenarios go together.</summary>
    private static Scenario Independent(string name, double mean) => new(name, replication =>
        replication.Report("value", new VariateStreams(replication.Seed)[name].Draw(Distribution.Normal(mean, 1))));
}
