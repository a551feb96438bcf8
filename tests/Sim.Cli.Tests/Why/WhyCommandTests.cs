namespace Sim.Cli.Tests.Why;

/// <summary>Goal: <c>sim why</c> tells the story of a copy with phases and rules, and refuses what does not exist. Method: a kept walk whose story is known.</summary>
public sealed class WhyCommandTests
{
    private const string Chunk = "s3://sim-0/00000000000000047718";

    private static string Walk => Path.Combine(AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf($"{Path.DirectorySeparatorChar}tests{Path.DirectorySeparatorChar}", StringComparison.Ordinal)], "regressions", "cr-08-tombstone-drops-stale-rows.walk.json");

    [Fact]
    public async Task A_copy_that_was_evicted_and_planned_again_has_a_line_for_each_step_that_changed_it()
    {
        var run = await SimRun.Of("why", Walk, "--chunk", Chunk, "--worker", "2");

        Assert.Equal((0, ""), ((int)run.ExitCode, run.Error));
        Assert.Equal(
            [
                "C2 is s3://sim-0/00000000000000047718; after step 9 of 9",
                "C2 on W2: planned, on disk, routed",
                "  step    1  tick      0  add-chunks      planned, not on disk (plan, CYC-11: the new plan puts it there)",
                "  step    7  tick      4  worker-fetch    planned, on disk (worker, CYC-18: downloaded as assignment 4 lists it); then planned, on disk, routed (confirmation, DIFF-2: assignment 3 is confirmed, so the routing names it)",
                "  step    8  tick      4  add-chunks      not listed any more, on disk, routed (plan, 22.1: evicted at once, to seat a floor copy of another chunk that had no other place)",
                "  step    9  tick     12  advance-clock   planned, on disk, routed (plan, CYC-11: the new plan puts it there)",
            ],
            run.Output.Split('\n').Take(6));
    }

    [Fact]
    public async Task The_story_ends_at_the_step_that_is_asked_about()
    {
        var run = await SimRun.Of("why", Walk, "--chunk", Chunk, "--worker", "2", "--step", "8");

        Assert.Contains("C2 on W2: not listed any more, on disk, routed\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("step    9", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_worker_the_chunk_and_all_its_copies_are_told()
    {
        var run = await SimRun.Of("why", Walk, "--chunk", Chunk);

        Assert.Equal(["C2: visible", "C2 on W0: planned, on disk, routed"], run.Output.Split('\n').Where(line => line.StartsWith("C2", StringComparison.Ordinal)).Skip(1).Take(2));
        Assert.Contains("confirmed (confirmation, CONF-2: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_never_had_a_copy_is_told_what_the_planner_saw()
    {
        var run = await SimRun.Of("why", Walk, "--chunk", Chunk, "--worker", "5");

        Assert.Contains("C2 on W5: no such copy\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("floor 1, weight 12, target 2 copies; 2 planned; W0 W2\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("W5: not shown there", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_show_room_and_what_came_of_each_worker()
    {
        var run = await SimRun.Of("why", Walk, "--chunk", Chunk, "--worker", "1", "--details");

        Assert.Contains("        | 1048576 B each; floor 3, weight 12, target 3 copies; 3 planned\n        | W0: not held; free 10485760 B before, 2097152 B with the plan; planned\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("        | W1: held, routed; free 3145728 B before, 3145728 B with the plan; given up\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--chunk", "s3://sim-0/1")]
    [InlineData("--chunk", "no-slash")]
    [InlineData("--chunk", "s3://sim-0/")]
    [InlineData("--chunk", Chunk, "--step", "10")]
    [InlineData("--chunk", Chunk, "--step", "0")]
    [InlineData("--chunk", Chunk, "--worker", "7")]
    [InlineData("--chunk", Chunk, "--worker", "-1")]
    [InlineData]
    public async Task What_does_not_exist_is_refused_in_one_line(params string[] words) => (await SimRun.Of(["why", Walk, .. words])).AssertRefused();

    [Fact]
    public async Task A_file_that_does_not_exist_is_refused() => (await SimRun.Of("why", "no-such", "--chunk", Chunk)).AssertRefused("no-such");
}
