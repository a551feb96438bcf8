using System.Text.Json;
using System.Text.RegularExpressions;
using Sim.CommandLine;

namespace Sim.Cli.Tests.Commands;

/// <summary>Goal: <c>sim sweep</c> keeps to its contract. Method: small sweeps in this process.</summary>
public sealed class SweepCommandTests
{
    [Theory]
    [InlineData("--cases", "0")]
    [InlineData("--cases", "-3")]
    [InlineData("--cases", "many")]
    [InlineData("--cases", "1.5")]
    [InlineData("--seed", "xyz")]
    [InlineData("--seed", "")]
    [InlineData("--seed", "00000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("--parallel", "0")]
    [InlineData("--shard", "0/4")]
    [InlineData("--shard", "5/4")]
    [InlineData("--shard", "1")]
    [InlineData("--shard", "1/0")]
    [InlineData("--model", "misguided")]
    [InlineData("--backend", "papyrus")]
    [InlineData("--planner", "psychic")]
    [InlineData("--hash", "md5")]
    public async Task A_malformed_option_is_refused_with_its_name_and_value(string option, string value) =>
        (await SimRun.Of("sweep", option, value)).AssertRefused(option, $"'{value}'");

    [Theory]
    [InlineData("SIM_CASES", "none")]
    [InlineData("SIM_IN_MEMORY_CASES", "0")]
    [InlineData("SIM_SEED", "seed")]
    [InlineData("SIM_WORKERS", "0")]
    [InlineData("SIM_CHUNKS", "x")]
    [InlineData("SIM_WORKER_CAPACITY", "-1")]
    [InlineData("SIM_RANDOM_SIZES", "yes")]
    [InlineData("SIM_TRACE", "on")]
    public async Task A_malformed_variable_is_refused_with_its_name_and_value(string variable, string value) =>
        (await SimRun.With([(variable, value)], "sweep", "--model", "guided")).AssertRefused(variable, $"'{value}'");

    [Fact]
    public async Task Options_win_over_variables_and_the_variable_of_a_backend_over_the_general_one()
    {
        var byOption = await SimRun.With([("SIM_CASES", "5"), ("SIM_IN_MEMORY_CASES", "4"), ("SIM_SEED", "1")], "sweep", "--cases", "2", "--seed", "2");
        var byBackend = await SimRun.With([("SIM_CASES", "5"), ("SIM_IN_MEMORY_CASES", "3"), ("SIM_SEED", "1")], "sweep");

        Assert.StartsWith($"seed {new string('0', 63)}2\n", byOption.Output, StringComparison.Ordinal);
        Assert.Contains(": 5 models, 10 cases, ", byOption.Output, StringComparison.Ordinal);
        Assert.Contains(": 5 models, 15 cases, ", byBackend.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fresh_seed_is_drawn_and_printed_first()
    {
        var first = await SimRun.Of("sweep", "--cases", "1");
        var second = await SimRun.Of("sweep", "--cases", "1");

        Assert.Matches("^seed [0-9a-f]{64}$", first.Output.Split('\n')[0]);
        Assert.NotEqual(first.Output.Split('\n')[0], second.Output.Split('\n')[0]);
    }

    /// <summary>Goal: a sweep that holds says so in few lines. Method: seed, verdict and the two hashes are all it prints.</summary>
    [Fact]
    public async Task A_sweep_that_holds_prints_seed_verdict_and_two_hashes_and_its_tables_only_if_asked()
    {
        var calm = await SimRun.Of("sweep", "--cases", "2", "--seed", "7");
        var verbose = await SimRun.Of("sweep", "--cases", "2", "--seed", "7", "--verbose");

        var seed = new string('0', 63) + "7";
        Assert.Equal(ExitCode.Held, calm.ExitCode);
        Assert.Matches(
            $"^seed {seed}\nholds: 5 models, 10 cases, 0 failing, seed {seed}\nverdict hash: [0-9a-f]{{16}}\nsweep hash: [0-9a-f]{{16}}\n$", calm.Output);
        Assert.Contains("what was exercised", verbose.Output, StringComparison.Ordinal);
        Assert.Equal(calm.Output.Split('\n')[^4..], verbose.Output.Split('\n')[^4..]);
    }

    [Fact]
    public async Task A_failure_brings_the_tables_of_all_models_in_their_order()
    {
        using var folder = new TemporaryFolder();
        var run = await SimRun.Of("sweep", "--cases", "1", "--seed", "1", "--planner", "stateless", "--save-failures", folder.PathOf("f"));

        Assert.Equal(ExitCode.Violated, run.ExitCode);
        AssertInOrder(
            run.Output, "\nguided on memory: 1 case,", "\nchurn on memory: ", "\nflood on memory: ", "\nzero-quorum on memory: ", "\nswarm on memory: ", "\nFAILS: 5 models, 5 cases, ");
    }

    [Fact]
    public async Task The_report_has_every_member_of_its_format_and_the_same_hash_as_the_output()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("report.json");
        var run = await SimRun.Of("sweep", "--model", "guided", "--cases", "3", "--seed", "7", "--report", path);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(path));

        Assert.Equal(
            ["format", "seed", "backend", "sweepHash", "verdictHash", "models", "oracles", "facts", "failures", "caseHashes", "caseVerdictHashes"],
            report.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Contains($"\nverdict hash: {report.RootElement.GetProperty("verdictHash").GetString()}\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"sweep hash: {report.RootElement.GetProperty("sweepHash").GetString()}\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, report.RootElement.GetProperty("caseHashes").GetArrayLength());
        Assert.Equal(3, report.RootElement.GetProperty("caseVerdictHashes").GetArrayLength());
        var model = Assert.Single(report.RootElement.GetProperty("models").EnumerateArray());
        Assert.Equal(["model", "cases", "steps", "realSteps", "labels", "measures"], model.EnumerateObject().Select(member => member.Name));
        Assert.True(model.GetProperty("labels").GetProperty("action: add-chunks").GetInt64() > 0);
    }

    [Fact]
    public async Task A_violated_safety_oracle_ends_in_1_with_the_documented_order_of_lines()
    {
        using var folder = new TemporaryFolder();
        var failures = folder.PathOf("failures");
        var run = await SimRun.Of("sweep", "--model", "guided", "--cases", "1", "--seed", "1", "--planner", "stateless", "--save-failures", failures);
        var walk = Assert.Single(Directory.GetFiles(failures, "*.walk.json"));

        Assert.Equal(ExitCode.Violated, run.ExitCode);
        AssertInOrder(run.Output, "\nO-01 no overcommit\n", "would hold", "  at step ", "shrunk walk (", "1-minimal", "    1  ", $"saved as {walk}", $"replay with: dotnet run -c Release --project Sim.Cli -- replay {walk}", "\nFAILS: 1 model, 1 case, 1 failing, seed ", "\nverdict hash: ", "\nsweep hash: ");
    }

    [Fact]
    public async Task Distinct_states_and_transitions_are_printed_for_each_model()
    {
        var run = await SimRun.Of("sweep", "--model", "all", "--cases", "1", "--seed", "1", "--verbose");

        Assert.Equal(5, run.Output.Split('\n').Count(line => Regex.IsMatch(line, "^state novelty: [1-9][0-9,]* distinct abstract states, [1-9][0-9,]* distinct transitions; 1 case visited a state, 1 made a transition that no case before had$")));
    }

    [Fact]
    public async Task Coverage_is_demanded_at_any_size_if_asked_for_and_else_only_of_large_sweeps()
    {
        var plain = await SimRun.Of("sweep", "--model", "guided", "--cases", "1", "--seed", "1", "--verbose");
        var demanding = await SimRun.Of("sweep", "--model", "guided", "--cases", "1", "--seed", "1", "--require-coverage");

        Assert.Equal(ExitCode.Held, plain.ExitCode);
        Assert.Contains("not seen: fewer than", plain.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Coverage, demanding.ExitCode);
        Assert.Contains("REQUIRED, not seen", demanding.Output, StringComparison.Ordinal);
        Assert.Matches("\nFAILS: 1 model, 1 case, 0 failing, [0-9]+ required and not seen, seed ", demanding.Output);
    }

    [Fact]
    public async Task The_determinism_check_says_what_it_found()
    {
        var run = await SimRun.Of("sweep", "--model", "guided", "--cases", "2", "--seed", "1", "--check-determinism");

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.Contains("determinism: every case ran twice with the same trace hash and the same verdict hash\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_a_failure_replays_it_planner_included_and_a_stale_one_warns()
    {
        using var folder = new TemporaryFolder();
        var swept = await SimRun.Of("sweep", "--model", "guided", "--cases", "1", "--seed", "1", "--planner", "stateless", "--save-failures", folder.PathOf("f"));
        var token = System.Text.RegularExpressions.Regex.Match(swept.Output, "sim1[a-z0-9.-]*").Value;
        var replayed = await SimRun.Of("replay", token);
        var stale = await SimRun.Of("replay", token[..^16] + new string('0', 16));
        var beside = await SimRun.With([("SIM_WORKERS", "5")], "replay", token);

        Assert.Equal(ExitCode.Violated, replayed.ExitCode);
        Assert.Empty(replayed.Error);
        Assert.Contains("O-01", replayed.Output, StringComparison.Ordinal);
        Assert.Equal(replayed.Output, stale.Output);
        Assert.Contains("TRACEHASH", stale.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("GENERATOR", stale.Error, StringComparison.Ordinal);
        Assert.Equal(replayed.Output, beside.Output);
        Assert.Contains("SIM_WORKERS=5", beside.Error, StringComparison.Ordinal);
    }

    /// <summary>Goal: a token carries whatever variables shaped its case. Method: a failing case with everything pinned is replayed without any variable.</summary>
    [Fact]
    public async Task A_token_pins_what_variables_shaped()
    {
        using var folder = new TemporaryFolder();
        (string, string)[] variables = [("SIM_WORKERS", "5"), ("SIM_CHUNKS", "60"), ("SIM_WORKER_CAPACITY", "12"), ("SIM_RANDOM_SIZES", "1")];
        var swept = await SimRun.With(
            variables, "sweep", "--model", "guided", "--cases", "1", "--seed", "1", "--planner", "stateless", "--save-failures", folder.Root);
        var token = Regex.Match(swept.Output, "sim1[a-z0-9.-]*").Value;
        var replayed = await SimRun.Of("replay", token);

        Assert.Contains(".memory-stateless-workers5-chunks60-disk12582912-randomsizes.", token, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Violated, replayed.ExitCode);
        Assert.Empty(replayed.Error);
        Assert.Empty((await SimRun.With(variables, "replay", token)).Error);
    }

    [Theory]
    [InlineData("SIM_CASES", "abc", "--cases", "2")]
    [InlineData("SIM_PG_CASES", "abc", "--backend", "memory")]
    [InlineData("SIM_SEED", "xyz", "--seed", "1")]
    public async Task A_malformed_variable_is_refused_even_if_something_else_wins(string variable, string value, string option, string text) =>
        (await SimRun.With([(variable, value)], "sweep", option, text)).AssertRefused(variable, $"'{value}'");

    [Theory]
    [InlineData("--report")]
    [InlineData("--junit")]
    [InlineData("--save-failures")]
    public async Task An_output_that_cannot_be_written_is_refused_before_any_case_runs(string option)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "");

        (await SimRun.Of("sweep", "--cases", "1", option, Path.Combine(file, "x"))).AssertRefused(option);
    }

    [Fact]
    public async Task Saved_failures_carry_model_profile_and_planner_in_their_names()
    {
        using var folder = new TemporaryFolder();
        await SimRun.Of("sweep", "--model", "guided", "--cases", "1", "--seed", "1", "--planner", "stateless", "--save-failures", folder.Root);

        Assert.StartsWith("guided-memory-stateless-o-01-worker-", Path.GetFileName(Assert.Single(Directory.GetFiles(folder.Root, "*.walk.json"))), StringComparison.Ordinal);
    }

    private static void AssertInOrder(string text, params string[] passages)
    {
        var position = 0;
        foreach (var passage in passages)
        {
            var found = text.IndexOf(passage, position, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{passage}' is missing after position {position} of\n{text}");
            position = found + passage.Length;
        }
    }
}
