using Sim.CommandLine;

namespace Sim.Cli.Tests.Commands;

/// <summary><c>sim place --bench</c>.</summary>
public sealed class PlaceBenchTests
{
    [Fact]
    public async Task The_tables_show_every_planner_and_change_and_are_the_same_every_time()
    {
        string[] arguments = ["place", "--bench", "--workers", "12", "--chunks", "300", "--fleets", "2"];
        var run = await SimRun.Of(arguments);
        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.All<string>(["multistep", "stateless", "sticky"], planner => Assert.Equal(10, Occurrences(run.Output, $"  {planner} ")));
        Assert.Contains("12 workers, 300 chunks", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output, (await SimRun.Of(arguments)).Output);
    }

    [Fact]
    public async Task One_fleet_gives_figures_without_intervals()
    {
        var run = await SimRun.Of("place", "--bench", "--workers", "4", "--chunks", "100", "--fleets", "1");
        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.DoesNotContain("+-", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--workers: '1' is not a whole number from 2 to 60000", "--bench", "--workers", "1")]
    [InlineData("--workers: 'x' is not a whole number from 2 to 60000", "--bench", "--workers", "x")]
    [InlineData("--chunks: '99' is not a whole number from 100 to 10000000", "--bench", "--chunks", "99")]
    [InlineData("--chunks: '-5' is not a whole number from 100 to 10000000", "--bench", "--chunks", "-5")]
    [InlineData("--fleets: '0' is not a whole number from 1 to 1000", "--bench", "--fleets", "0")]
    [InlineData("--bench draws its fleets and reads no file, but 'a.json' was given", "--bench", "a.json")]
    [InlineData("--timing is of no use with --bench", "--bench", "--timing")]
    [InlineData("--output is of no use with --bench", "--bench", "-o", "a.json")]
    [InlineData("--fleets is of use with --bench only", "a.json", "--fleets", "3")]
    [InlineData("name a placement file, or --bench")]
    public async Task A_malformed_call_is_refused(string sentence, params string[] arguments)
    {
        (await SimRun.Of(["place", .. arguments])).AssertRefused(sentence);
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
