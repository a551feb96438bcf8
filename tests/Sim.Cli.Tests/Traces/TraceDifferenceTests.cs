using System.Text.RegularExpressions;
using Sim.Cli.Tests.Walks;
using Sim.CommandLine;

namespace Sim.Cli.Tests.Traces;

/// <summary>Goal: <c>sim trace diff</c> finds the first step at which two traces part and says what differs. Method: a small walk against edits of itself.</summary>
public sealed partial class TraceDifferenceTests
{
    private const string Fetch = "    { \"do\": \"portal-fetch\", \"succeeds\": true },\n";

    [Fact]
    public async Task A_trace_equals_itself_whether_it_is_run_or_saved()
    {
        using var folder = new TemporaryFolder();
        var walk = folder.Write("a.walk.json", SampleWalk.Text);
        var saved = folder.Write("a.json", (await SimRun.Of("trace", walk, "--format", "json")).Output);

        foreach (var other in (string[])[walk, saved])
        {
            var run = await SimRun.Of("trace", "diff", saved, other);

            Assert.Equal(ExitCode.Held, run.ExitCode);
            Assert.EndsWith("the traces are equal\n", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_first_step_with_another_action_is_named_with_both_actions_and_what_came_of_them()
    {
        var run = await DifferenceAsync("\"ticks\": 5", "\"ticks\": 6");

        Assert.Equal(ExitCode.Violated, run.ExitCode);
        Assert.Contains("\nfirst difference: step 6 of A, step 6 of B\n  action: A advance-clock 5, B advance-clock 6\n  time: A ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  A | placed; tick ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  =     5     5  portal-fetch ok\n  !     6     6  advance-clock 5  /  advance-clock 6\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_of_configuration_shows_before_the_first_step()
    {
        var run = await DifferenceAsync("\"minReplication\": 2", "\"minReplication\": 1");

        Assert.Contains(
            "\nfirst difference: step 0 of A, step 0 of B\n  (build)\n  A | 3 workers of 4 in the pool, 10485760 B each; floor 2, saturation 0.9\n  B | 3 workers of 4 in the pool, 10485760 B each; floor 1, saturation 0.9\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_walk_is_laid_beside_itself_with_another_planner_or_without_a_step()
    {
        using var folder = new TemporaryFolder();
        var walk = folder.Write("a.walk.json", SampleWalk.Text);
        var planner = await SimRun.Of("trace", "diff", walk, "--planner", "sticky");
        var step = await SimRun.Of("trace", "diff", walk, "--without-step", "5");

        Assert.Contains($"\nB: {walk} --planner sticky, ", planner.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Violated, step.ExitCode);
        Assert.Contains("\nfirst difference: step 5 of A, no step of B\n", step.Output, StringComparison.Ordinal);
        Assert.Contains("\n  -     5        portal-fetch ok\n", step.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_without_a_second_side_is_refused()
    {
        using var folder = new TemporaryFolder();
        var walk = folder.Write("a.walk.json", SampleWalk.Text);
        var saved = folder.Write("a.json", (await SimRun.Of("trace", walk, "--format", "json")).Output);

        (await SimRun.Of("trace", "diff", walk)).AssertRefused("name a second trace", "--planner", "--without-step");
        (await SimRun.Of("trace", "diff", walk, "--without-step", "13")).AssertRefused("there is no step 13; the walk has 12");
        (await SimRun.Of("trace", "diff", walk, "--without-step", "0")).AssertRefused("--without-step");
        (await SimRun.Of("trace", "diff", walk, "--planner", "best")).AssertRefused("'best' is not one of multistep");
        (await SimRun.Of("trace", "diff", saved, "--planner", "sticky")).AssertRefused("a saved trace cannot be run again");
    }

    [Fact]
    public async Task The_same_action_with_another_publication_names_the_part()
    {
        var run = await AgainstSavedAsync(saved => PublishedAssignment().Replace(saved, "$1\"0000000000000000\"", 1));

        Assert.Equal(ExitCode.Violated, run.ExitCode);
        Assert.Matches(@"first difference: step 1 of A, step 1 of B\n  add-chunks .*\n  worker assignment: A [0-9a-f]{16}, B 0000000000000000\nalignment", run.Output);
        Assert.Contains("\n  ~     1     1  add-chunks ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_the_hash_differs_the_version_that_saved_it_is_named_as_the_reason()
    {
        var run = await AgainstSavedAsync(saved => LastHash().Replace(saved, "\"hash\":\"0000000000000000\"}\n]"));

        Assert.Equal(ExitCode.Violated, run.ExitCode);
        Assert.EndsWith("first difference: step 12 of both\n  idle\n  only the hashes differ: one of the traces was saved by another version of sim\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inserted_step_shifts_the_alignment_and_nothing_after_it_differs()
    {
        var run = await DifferenceAsync(Fetch, Fetch + Fetch);

        Assert.Contains("first difference: no step of A, step 6 of B\n  action: A none, B portal-fetch ok\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  +           6  portal-fetch ok\n  =     6     7  advance-clock 5\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n  ~", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_output_is_the_same_every_time()
    {
        Assert.Equal(await AlignmentAsync("\"ticks\": 5", "\"ticks\": 9"), await AlignmentAsync("\"ticks\": 5", "\"ticks\": 9"));
    }

    [Fact]
    public async Task What_is_no_trace_is_refused()
    {
        using var folder = new TemporaryFolder();
        var walk = folder.Write("a.walk.json", SampleWalk.Text);
        var saved = (await SimRun.Of("trace", walk, "--format", "json")).Output;

        (await SimRun.Of("trace", "diff", walk, "nowhere")).AssertRefused("nowhere");
        (await SimRun.Of("trace", "diff", walk, folder.Write("b.json", saved.Replace("\"time\":0", "\"time\":\"0\"", StringComparison.Ordinal)))).AssertRefused("b.json", "time");
        (await SimRun.Of("trace", "diff", walk, folder.Write("c.json", saved.Replace("\"hash\":\"", "\"hash\":\"x", StringComparison.Ordinal)))).AssertRefused("c.json", "hash");
        Assert.Equal(ExitCode.Usage, (await SimRun.Of("trace", "diff", walk)).ExitCode);
    }

    private static async Task<SimRun> DifferenceAsync(string passage, string replacement)
    {
        using var folder = new TemporaryFolder();
        return await SimRun.Of("trace", "diff", folder.Write("a.walk.json", SampleWalk.Text), folder.Write("b.walk.json", SampleWalk.With(passage, replacement)));
    }

    private static async Task<SimRun> AgainstSavedAsync(Func<string, string> edit)
    {
        using var folder = new TemporaryFolder();
        var walk = folder.Write("a.walk.json", SampleWalk.Text);
        var saved = (await SimRun.Of("trace", walk, "--format", "json")).Output;
        return await SimRun.Of("trace", "diff", walk, folder.Write("b.json", edit(saved)));
    }

    [GeneratedRegex("""(\["worker assignment",)"[0-9a-f]{16}["]""")]
    private static partial Regex PublishedAssignment();

    [GeneratedRegex("""["]hash":"[0-9a-f]{16}"\}\n\]""")]
    private static partial Regex LastHash();

    private static async Task<string> AlignmentAsync(string passage, string replacement)
    {
        var output = (await DifferenceAsync(passage, replacement)).Output;
        return output[output.IndexOf("alignment", StringComparison.Ordinal)..];
    }
}
