using System.Text.Json;
using Sim.Cli.Tests.Walks;
using Sim.CommandLine;

namespace Sim.Cli.Tests.Commands;

/// <summary>Goal: replay, trace, shrink and regressions keep to their contracts. Method: a small walk file, varied.</summary>
public sealed class ReplayCommandTests
{
    [Fact]
    public async Task A_walk_that_holds_with_its_witnesses_ends_in_0()
    {
        using var folder = new TemporaryFolder();
        var run = await SimRun.Of("replay", folder.Write("s.walk.json", SampleWalk.Text));

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.Contains("sample on memory: holds after 12 steps", run.Output, StringComparison.Ordinal);
        Assert.Contains("seen: visible-chunks equal to 1 after step 2", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"equals\": 1", "\"equals\": 2", "not seen: visible-chunks equal to 2 after step 2; the value was 1")]
    [InlineData("\"verdict\": \"holds\"", "\"verdict\": \"violated\", \"oracle\": \"O-01\"", "O-01 should be violated, and everything holds")]
    public async Task A_missed_witness_or_expectation_ends_in_1(string passage, string replacement, string sentence)
    {
        using var folder = new TemporaryFolder();
        var run = await SimRun.Of("replay", folder.Write("s.walk.json", SampleWalk.With(passage, replacement)));

        Assert.Equal(ExitCode.Violated, run.ExitCode);
        Assert.Contains(sentence, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_stops_early_checks_nothing_and_the_state_says_what_is_there()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("s.walk.json", SampleWalk.With("\"at\": \"end\"", "\"at\": 12"));
        var run = await SimRun.Of("replay", path, "--until", "2", "--state", folder.PathOf("state.json"));
        using var state = JsonDocument.Parse(await File.ReadAllBytesAsync(folder.PathOf("state.json")));
        var chunk = Assert.Single(state.RootElement.GetProperty("chunks").EnumerateArray());

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.Equal("visible", chunk.GetProperty("state").GetString());
        Assert.Equal(
            ["format", "tick", "watermark", "infeasible", "workers", "chunks", "corrections", "lastWorkerAssignment", "lastPortalAssignment", "traceHash"],
            state.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ["dataset", "id", "pk", "state", "ideal", "stale", "routing", "confirmed", "visible"],
            chunk.EnumerateObject().Select(member => member.Name));
        Assert.Contains($"trace hash {state.RootElement.GetProperty("traceHash").GetString()}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_at_the_end_is_the_same_bytes_every_time_and_covers_corrections_and_assignments()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("s.walk.json", SampleWalk.Text);
        await SimRun.Of("replay", path, "--state", folder.PathOf("1.json"));
        await SimRun.Of("replay", path, "--state", folder.PathOf("2.json"));
        var first = await File.ReadAllBytesAsync(folder.PathOf("1.json"));
        using var state = JsonDocument.Parse(first);

        Assert.Equal(first, await File.ReadAllBytesAsync(folder.PathOf("2.json")));
        Assert.True(Assert.Single(state.RootElement.GetProperty("corrections").EnumerateArray()).GetProperty("completed").GetBoolean());
        Assert.True(state.RootElement.GetProperty("lastWorkerAssignment").GetProperty("id").GetInt64() > 0);
        Assert.Equal(4, state.RootElement.GetProperty("workers").GetArrayLength());
    }

    [Fact]
    public async Task The_trace_is_the_same_bytes_every_time_in_both_formats()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("s.walk.json", SampleWalk.Text);
        var text = await SimRun.Of("trace", path);
        var json = await SimRun.Of("trace", path, "--format", "json");

        Assert.Equal(text.Output, (await SimRun.Of("trace", path)).Output);
        Assert.Contains("\n#3 @", text.Output, StringComparison.Ordinal);
        Assert.Equal("sim-trace/1", JsonDocument.Parse(json.Output).RootElement.GetProperty("format").GetString());
        (await SimRun.Of("trace", path, "--format", "yaml")).AssertRefused("--format", "'yaml'");
    }

    [Fact]
    public async Task What_is_neither_a_file_nor_a_token_is_refused()
    {
        (await SimRun.Of("replay", "no-such-file.walk.json")).AssertRefused("no-such-file.walk.json");
        (await SimRun.Of("replay", "sim1.guided.memory.12.g1.00")).AssertRefused("sim1.guided.memory.12.g1.00");
        (await SimRun.Of("replay")).AssertRefused("SIM_CASE_SEED");
        (await SimRun.With([("SIM_CASE_SEED", "garbage")], "replay")).AssertRefused("garbage");
    }

    [Fact]
    public async Task Unknown_models_and_profiles_of_tokens_are_refused()
    {
        var seed = new string('0', 64);
        (await SimRun.Of("replay", $"sim1.misguided.memory.{seed}.g1.{new string('0', 16)}")).AssertRefused("misguided");
        (await SimRun.Of("replay", $"sim1.guided.papyrus.{seed}.g1.{new string('0', 16)}")).AssertRefused("papyrus");
    }

    [Fact]
    public async Task A_walk_that_holds_cannot_be_shrunk()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("s.walk.json", SampleWalk.Text);

        (await SimRun.Of("shrink", path, "-o", folder.PathOf("o.walk.json"))).AssertRefused("nothing to shrink");
    }

    [Fact]
    public async Task Regressions_print_a_line_per_file_and_backend_and_a_sum()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.walk.json", SampleWalk.With("\"equals\": 1", "\"equals\": 9"));
        folder.Write("a.walk.json", SampleWalk.Text);
        var run = await SimRun.Of("regressions", folder.Root);
        var lines = run.Output.TrimEnd('\n').Split('\n');

        Assert.Equal(ExitCode.Violated, run.ExitCode);
        Assert.Matches("^holds    memory      12 steps  [0-9a-f]{16}  sample$", lines[0]);
        Assert.Matches("^FAILS    memory      12 steps  [0-9a-f]{16}  sample$", lines[1]);
        Assert.Equal("2 files, 2 replays, 1 failed, 0 not run", lines[^1]);
        (await SimRun.Of("regressions", folder.PathOf("nowhere"))).AssertRefused("nowhere");
    }
}
