using System.Text.Json;
using Sim.Cli.Environment;
using Sim.Cli.Tests.Walks;
using Sim.CommandLine;

namespace Sim.Cli.Tests.Lockstep;

/// <summary>
/// Goal: a difference between the backends is found by a sweep of both, and its walk file shows it again, whichever command
/// reads it and without being told where to run. Method: a defective backend stands in for Postgres.
/// </summary>
public sealed class LockstepWalkTests
{
    private const string Expectation = "\"expect\": { \"verdict\": \"violated\", \"oracle\": \"O-41\" }";

    [Fact]
    public async Task A_file_that_expects_a_difference_is_replayed_in_lockstep()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync("replay", folder.Write("s.walk.json", Differing));

        Assert.Contains("O-41 lockstep", run.Output, StringComparison.Ordinal);
        Assert.Contains("sample on both: violated after 8 steps", run.Output, StringComparison.Ordinal);
        Assert.Contains("as expected: violated", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Held, run.ExitCode);
    }

    [Fact]
    public async Task It_is_shrunk_in_lockstep_and_the_shrunk_file_shows_it_again()
    {
        using var folder = new TemporaryFolder();
        var small = folder.PathOf("small.walk.json");
        var shrunk = await RunAsync("shrink", folder.Write("s.walk.json", Differing), "-o", small);
        var replayed = await RunAsync("replay", small);
        var again = await RunAsync("shrink", small, "-o", folder.PathOf("smaller.walk.json"));

        Assert.Equal(ExitCode.Held, shrunk.ExitCode);
        Assert.Contains("1-minimal", shrunk.Output, StringComparison.Ordinal);
        Assert.Equal(["add-chunks", "correct", "remove"], ActionsOf(small));
        Assert.Contains("as expected: violated", replayed.Output, StringComparison.Ordinal);
        Assert.Equal(ActionsOf(small), ActionsOf(folder.PathOf("smaller.walk.json")));
        Assert.Equal(ExitCode.Held, again.ExitCode);
    }

    [Fact]
    public async Task Regressions_replay_it_in_lockstep()
    {
        using var folder = new TemporaryFolder();
        folder.Write("s.walk.json", Differing);
        var run = await RunAsync("regressions", folder.Root);

        Assert.Matches("^holds    both +8 steps", run.Output);
        Assert.Equal(ExitCode.Held, run.ExitCode);
    }

    [Fact]
    public async Task A_sweep_of_both_finds_it_and_its_token_can_be_shrunk()
    {
        using var folder = new TemporaryFolder();
        var sweep = await RunAsync(
            "sweep", "--backend", "both", "--model", "swarm", "--cases", "1", "--seed", "1", "--save-failures", folder.Root, "--report", folder.PathOf("r.json"));
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(folder.PathOf("r.json")));
        var failure = report.RootElement.GetProperty("failures")[0];
        var shrunk = await RunAsync("shrink", failure.GetProperty("token").GetString()!, "-o", folder.PathOf("t.walk.json"));

        Assert.Equal(ExitCode.Violated, sweep.ExitCode);
        Assert.Equal("O-41", failure.GetProperty("oracle").GetString());
        Assert.Equal(ExitCode.Held, shrunk.ExitCode);
        Assert.Contains("remove", ActionsOf(folder.PathOf("t.walk.json")));
        Assert.Contains("as expected", (await RunAsync("replay", failure.GetProperty("walkFile").GetString()!)).Output, StringComparison.Ordinal);
    }

    /// <summary>The sample walk, which removes a chunk in step 8, without witnesses.</summary>
    private static string Differing
    {
        get
        {
            var text = SampleWalk.With("\"expect\": { \"verdict\": \"holds\" },", Expectation);
            return text[..text.IndexOf("\"witnesses\"", StringComparison.Ordinal)] + "}";
        }
    }

    private static Task<SimRun> RunAsync(params string[] arguments) => SimRun.On(() => new Backends(new DefectiveProvider(StorageDefect.LosesMarks)), arguments);

    private static string[] ActionsOf(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. file.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("do").GetString()!)];
    }
}
