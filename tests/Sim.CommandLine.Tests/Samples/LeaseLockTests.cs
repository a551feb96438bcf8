extern alias LeaseLock;

using LeaseLock;

namespace Sim.CommandLine.Tests.Samples;

/// <summary>
/// The verbs at work on a system that is no scheduler: planted defects must be found, and only they. If one of these is red,
/// the engine has become blind, and nothing else that it reports can be trusted.
/// </summary>
public sealed class LeaseLockTests : IDisposable
{
    private const string SweepOfRightLock = "ea47bc12cdc8312d";

    private readonly TemporaryFolder _folder = new();

    private string Failures => _folder.PathOf("failures");

    public void Dispose() => _folder.Dispose();

    /// <summary>Goal: the same sweep is the same everywhere. Method: a golden hash, with 1 and with 2 threads.</summary>
    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task The_right_lock_holds_with_its_golden_hash(string threads)
    {
        var run = await RunAsync("sweep", "--cases", "100", "--seed", "1", "--parallel", threads, "--check-determinism", "--require-coverage");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nholds: 1 model, 100 cases, 0 failing, ", run.Output, StringComparison.Ordinal);
        Assert.Equal(SweepOfRightLock, run.After("sweep hash: "));
    }

    [Theory]
    [InlineData("unfenced", 1, "acquire client 0; acquire client 1; advance ticks 5; write client 1; write client 0")]
    [InlineData("forgets-waiters", 4, "acquire client 0; acquire client 1")]
    public async Task A_planted_defect_is_found_and_shrinks_to_its_known_walk(string bug, int exitCode, string walk)
    {
        var run = await SweepAsync(bug);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(walk, string.Join("; ", run.ShrunkWalk));
        Assert.Contains("1-minimal", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_planted_defects_are_listed_by_name()
    {
        Assert.Equal("unfenced\nforgets-waiters\n", (await RunAsync("bugs")).Output);
    }

    /// <summary>The printed command line must show the failure; without the defect the same file fails its expectation.</summary>
    [Fact]
    public async Task The_printed_command_replays_the_failure_and_the_mended_lock_holds_on_the_same_file()
    {
        var printed = (await SweepAsync("unfenced")).After("replay with: ");
        var words = printed[printed.IndexOf("replay ", StringComparison.Ordinal)..].Split(' ');

        var again = await RunAsync(words);
        var mended = await RunAsync("replay", words[1]);

        Assert.Equal(["replay", words[1], "--bug", "unfenced"], words);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("as expected: violated", again.Output, StringComparison.Ordinal);
        Assert.Equal(1, mended.ExitCode);
        Assert.Contains("holds after 5 steps", mended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_says_by_itself_which_defect_its_case_had()
    {
        var token = (await SweepAsync("unfenced")).Token;

        var again = await RunAsync("replay", token);
        var other = await RunAsync("replay", token, "--bug", "forgets-waiters");

        Assert.Equal((1, ""), (again.ExitCode, again.Error));
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("--bug forgets-waiters not used", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_case_can_be_shrunk_traced_and_kept()
    {
        var token = (await SweepAsync("unfenced")).Token;
        var file = _folder.PathOf("kept.walk.json");

        var shrunk = await RunAsync("shrink", token, "-o", file);
        var trace = await RunAsync("trace", file, "--bug", "unfenced");
        var kept = await RunAsync("regressions", _folder.Root, "--bug", "unfenced");

        Assert.Equal(0, shrunk.ExitCode);
        Assert.Contains("#5 @5 write client 0", trace.Output, StringComparison.Ordinal);
        Assert.Contains("    tokens written: 0 2 1\n", trace.Output, StringComparison.Ordinal);
        Assert.Equal(0, kept.ExitCode);
        Assert.EndsWith("1 files, 1 replays, 0 failed, 0 not run\n", kept.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_without_one_step_is_laid_beside_the_whole()
    {
        var file = (await SweepAsync("unfenced")).After("saved as ");
        var run = await RunAsync("trace", "diff", file, "--without-step", "4", "--bug", "unfenced");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("first difference: step 4 of A, no step of B", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_defect_is_refused_in_one_line()
    {
        var run = await RunAsync("sweep", "--bug", "unknown");

        Assert.Equal((2, "", "lease-lock: --bug: 'unknown' is not one of unfenced, forgets-waiters\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [InlineData("\"ticks\":5", "\"ticks\":10", "$.steps[2].ticks: a number from 1 to 9 is expected")]
    [InlineData("\"do\":\"advance\"", "\"do\":\"dance\"", "unknown \"do\": \"dance\"")]
    [InlineData("\"ticks\":5", "\"tacks\":5", "unknown member \"tacks\"")]
    public async Task A_malformed_file_is_refused_with_its_position(string part, string other, string reason)
    {
        var file = (await SweepAsync("unfenced")).After("saved as ");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(part, other, StringComparison.Ordinal));
        var run = await RunAsync("replay", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Contains("line 11, column ", run.Error, StringComparison.Ordinal);
    }

    private static Task<CommandRun> RunAsync(params string[] words) => CommandRun.OfAsync(LockSimulation.Definition, words);

    private Task<CommandRun> SweepAsync(string bug) =>
        RunAsync("sweep", "--cases", "20", "--seed", "1", "--bug", bug, "--save-failures", Failures);
}
