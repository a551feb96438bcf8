using System.Text.Json;
using Sim.CommandLine;

namespace Sim.Cli.Tests.Reshuffle;

/// <summary>Goal: whoever asks what a change costs gets a table, a page and figures; and the same again whenever it is asked.</summary>
public sealed class ReshuffleCommandTests
{
    private const string Profile = "steps: 3\nchunks_per_step: 10\nfleet: [{at_step: 2, join: 2}]\n";

    [Fact]
    public async Task Both_schedulers_run_side_by_side_and_the_standard_output_is_the_same_every_time()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        var profile = fixture.Write("run.yaml", Profile);

        var run = await fixture.RunAsync("--profile", profile, "--scheduler", "both");
        var again = await fixture.RunAsync("--profile", profile, "--scheduler", "both");

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.Equal(run.Output, again.Output);
        Assert.Contains("stateless, worker versions none:12", run.Output, StringComparison.Ordinal);
        Assert.Contains("multistep, worker versions none:12", run.Output, StringComparison.Ordinal);
        Assert.Contains("chunks added: 0 restricted, 30 not", run.Output, StringComparison.Ordinal);
        Assert.Contains("multistep step 3/3: 10 new chunks, download ", run.Error, StringComparison.Ordinal);
        Assert.Contains("\ndownload compared: stateless ", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Equal(8, run.Error.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task Columns_that_say_nothing_are_left_out()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();

        var run = await fixture.RunAsync("--profile", fixture.Write("run.yaml", "steps: 2\nchunks_per_step: 5"));

        Assert.Contains("download", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("restricted ", run.Output.Split("chunks added")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("draining", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_has_every_step_and_adds_up()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        var path = fixture.PathOf("run.json");

        await fixture.RunAsync("--profile", fixture.Write("run.yaml", Profile), "--scheduler", "multistep", "--json", path);

        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(path));
        Assert.Equal("sim-reshuffle/1", document.RootElement.GetProperty("format").GetString());
        var run = document.RootElement.GetProperty("runs")[0];
        var used = run.GetProperty("baseline").GetProperty("movement").GetProperty("usedBytes").GetInt64();
        foreach (var movement in run.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("movement")))
        {
            used += movement.GetProperty("downloadBytes").GetInt64() - movement.GetProperty("freedBytes").GetInt64();
            Assert.Equal(used, movement.GetProperty("usedBytes").GetInt64());
        }

        Assert.Equal(3, run.GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task The_report_is_one_file_that_asks_for_nothing_else()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        var path = fixture.PathOf("report.html");

        await fixture.RunAsync("--profile", fixture.Write("run.yaml", Profile), "--scheduler", "both", "--report", path);

        var html = await File.ReadAllTextAsync(path);
        Assert.DoesNotContain("http:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("Download by cause", html, StringComparison.Ordinal);
        Assert.Contains("<em>multistep</em>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_of_different_profiles_are_compared_on_one_page()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        await fixture.RunAsync("--profile", fixture.Write("run.yaml", Profile), "--json", fixture.PathOf("join.json"));
        await fixture.RunAsync("--profile", fixture.Write("run.yaml", Profile.Replace("join: 2", "leave: 1", StringComparison.Ordinal)), "--json", fixture.PathOf("leave.json"));

        var run = await SimRun.Of("reshuffle", "compare", fixture.PathOf("join.json"), fixture.PathOf("leave.json"), "--report", fixture.PathOf("both.html"));

        Assert.Equal(ExitCode.Held, run.ExitCode);
        var html = await File.ReadAllTextAsync(fixture.PathOf("both.html"));
        Assert.Contains("<em>join stateless</em>", html, StringComparison.Ordinal);
        Assert.Contains("<em>leave stateless</em>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shortage_is_an_answer()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();

        var run = await fixture.RunAsync("--profile", fixture.Write("run.yaml", "steps: 5\nchunks_per_step: 0\nfleet: [{at_step: 2, leave: 11}]"), "--report", fixture.PathOf("report.html"));

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.Contains("stopped at step 2 of 5: not enough capacity", run.Output, StringComparison.Ordinal);
        Assert.Contains("stopped at step 2 of 5.", await File.ReadAllTextAsync(fixture.PathOf("report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_run_is_taken_up_by_the_same_command()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        string[] command = ["reshuffle", fixture.Fleet, "--journal", fixture.PathOf("plans"), "--scheduler", "multistep", "--profile", fixture.Write("run.yaml", Profile)];
        using var interrupt = new CancellationTokenSource();
        var output = new RecordedOutput { Watch = text => interruptAfter(text) };
        var exitCode = await new SimApplication(output, _ => null).RunAsync(command, interrupt.Token);
        void interruptAfter(string text)
        {
            if (text.Contains("step 1/3", StringComparison.Ordinal))
            {
                interrupt.Cancel();
            }
        }

        Assert.Equal(ExitCode.Interrupted, exitCode);
        Assert.Contains("the same command goes on", output.ErrorText.ToString(), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(fixture.PathOf("plans")));

        var resumed = await SimRun.Of(command);

        Assert.Contains("going on with an interrupted run, 2 plans", resumed.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(fixture.PathOf("plans")));
        Assert.Equal((await SimRun.Of(command)).Output, resumed.Output);
    }

    [Fact]
    public async Task Plans_of_an_interrupted_run_are_not_used_once_the_profile_has_changed()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        string[] command = ["reshuffle", fixture.Fleet, "--journal", fixture.PathOf("plans"), "--scheduler", "multistep", "--profile", fixture.Write("run.yaml", Profile)];
        using var interrupt = new CancellationTokenSource();
        await RunWatchedAsync(command, () => interrupt.Cancel(), interrupt.Token);
        fixture.Write("run.yaml", Profile.Replace("10", "11", StringComparison.Ordinal));

        var changed = await SimRun.Of(command);

        Assert.DoesNotContain("going on", changed.Error, StringComparison.Ordinal);
        Assert.Equal((await SimRun.Of([.. command, "--restart"])).Output, changed.Output);
    }

    [Fact]
    public async Task Two_at_once_on_the_same_inputs_are_one_too_many()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        string[] command = ["reshuffle", fixture.Fleet, "--journal", fixture.PathOf("plans"), "--scheduler", "both", "--profile", fixture.Write("run.yaml", Profile)];
        SimRun? second = null;

        var first = await RunWatchedAsync(command, () => second ??= SimRun.Of(command).GetAwaiter().GetResult(), default);

        second!.AssertRefused("in use by another run", "--journal");
        Assert.Equal((await SimRun.Of(command)).Output, first.StandardText.ToString());
    }

    [Fact]
    public async Task Outputs_over_inputs_and_over_each_other_are_refused_before_anything_runs()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        var profile = fixture.Write("run.yaml", Profile);

        (await fixture.RunAsync("--json", fixture.Fleet)).AssertRefused("--json", "would be lost");
        (await fixture.RunAsync("--profile", profile, "--report", profile)).AssertRefused("--report", "would be lost");
        (await fixture.RunAsync("--json", fixture.PathOf("same"), "--report", fixture.PathOf("same"))).AssertRefused("--report goes already");
        Assert.Equal(Profile, await File.ReadAllTextAsync(profile));
    }

    private static async Task<RecordedOutput> RunWatchedAsync(string[] command, Action atFirstStep, CancellationToken cancellationToken)
    {
        var output = new RecordedOutput
        {
            Watch = text =>
            {
                if (text.Contains("step 1/3", StringComparison.Ordinal))
                {
                    atFirstStep();
                }
            },
        };
        await new SimApplication(output, _ => null).RunAsync(command, cancellationToken);
        return output;
    }

    [Fact]
    public async Task Settings_of_a_file_win_over_those_of_the_fleet()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        var config = fixture.Write("scheduler.yaml", "worker_capacity: 150MiB\nsaturation: 0.5\nmin_replication: 1\ndatasets: {dataset-0: , dataset-1: }");

        var run = await fixture.RunAsync("--config", config, "--profile", fixture.Write("run.yaml", "steps: 1\nchunks_per_step: 0\nbaseline: planned"));

        Assert.Contains("1:4 ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--scheduler", "fast", "'fast'")]
    [InlineData("--scheduler", "stateless,stateless", "twice")]
    [InlineData("--scheduler", "", "''")]
    [InlineData("--backend", "sqlite", "'sqlite'")]
    [InlineData("--config", "nowhere.yaml", "nowhere.yaml: there is no such file")]
    [InlineData("--profile", "nowhere.yaml", "nowhere.yaml: there is no such file")]
    [InlineData("--report", "/nowhere/report.html", "/nowhere")]
    [InlineData("--json", "/nowhere/run.json", "/nowhere")]
    [InlineData("--json", "/tmp", "folder")]
    [InlineData("--ingest-only", "--skip-ingest", "exclude each other")]
    [InlineData("--ingest-only", "--restart", "--ingest-only needs")]
    [InlineData("--skip-ingest", "--restart", "--skip-ingest needs")]
    public async Task A_malformed_option_is_refused_in_one_line(string option, string value, string mention)
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        var run = await fixture.RunAsync(option, value);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(mention, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.StartsWith("sim: ", run.Error.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_folder_that_cannot_be_made_is_refused()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        (await SimRun.Of("reshuffle", fixture.Fleet, "--journal", fixture.Fleet)).AssertRefused(fixture.Fleet);
    }

    [Fact]
    public async Task Without_a_journal_nothing_is_remembered()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        var run = await SimRun.Of("reshuffle", fixture.Fleet, "--journal", "none", "--profile", fixture.Write("run.yaml", Profile));

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.False(Directory.Exists("none"));
    }

    [Theory]
    [InlineData("not a fleet", "not a readable Parquet file")]
    [InlineData(null, "there is no such file")]
    public async Task An_input_that_is_no_fleet_is_refused(string? content, string mention)
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        var path = content is null ? fixture.PathOf("nowhere.parquet") : fixture.Write("bad.parquet", content);
        (await SimRun.Of("reshuffle", path)).AssertRefused(mention);
    }

    [Fact]
    public async Task What_a_scheduler_cannot_do_is_said_before_anything_runs()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        var profile = fixture.Write("run.yaml", "confirm_lag_steps: 2");

        (await fixture.RunAsync("--profile", profile, "--scheduler", "both")).AssertRefused("confirm_lag_steps", "'stateless'");
    }

    [Fact]
    public async Task A_profile_is_refused_with_line_and_column()
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        var profile = fixture.Write("run.yaml", "steps: 3\nchunks: 5");

        (await fixture.RunAsync("--profile", profile)).AssertRefused(profile + ":2:1", "'chunks'");
    }

    [Theory]
    [InlineData("{}", "no figures")]
    [InlineData("{\"format\":\"sim-reshuffle/9\",\"input\":\"\",\"runs\":[]}", "sim-reshuffle/1")]
    [InlineData("{\"format\":\"sim-reshuffle/1\",\"input\":\"\",\"runs\":[],\"more\":1}", "no figures")]
    public async Task Figures_that_are_none_cannot_be_compared(string json, string mention)
    {
        using var fixture = await ReshuffleFixture.CreateAsync();
        (await SimRun.Of("reshuffle", "compare", fixture.Write("run.json", json), "--report", fixture.PathOf("r.html"))).AssertRefused(mention);
    }
}
