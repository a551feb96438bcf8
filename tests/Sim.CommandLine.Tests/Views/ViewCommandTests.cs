extern alias LeaseLock;

using LeaseLock;
using Sim.Engine.Checks;

namespace Sim.CommandLine.Tests.Views;

/// <summary>
/// Goal: <c>view</c> of any simulation writes one page of the documented form, and refuses what it cannot use. Method: the lease
/// lock, which says nothing of pictures, with its planted defects.
/// </summary>
public sealed class ViewCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_failing_walk_has_a_page_beside_it_with_one_entry_per_executed_step()
    {
        var file = await FailureAsync("unfenced");
        var path = file.Replace(".walk.json", ".view.html", StringComparison.Ordinal);
        File.Delete(path);
        var run = await RunAsync("view", file, "--bug", "unfenced");
        var page = new ViewedPage(path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith($": violated, 5 steps\nsaved as {path}\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(("sim-view/1", "violated"), (page.Data.GetProperty("format").GetString(), page.Data.GetProperty("verdict").GetString()));
        Assert.Equal([1, 2, 3, 4, 5], page.Steps.Select(step => step.GetProperty("step").GetInt32()));
        Assert.Equal([0L, 0, 5, 5, 5], page.Steps.Select(step => step.GetProperty("tick").GetInt64()));
        Assert.Equal("write client 0", page.Steps[4].GetProperty("action").GetString());
        Assert.Equal("tokens written", page.Steps[4].GetProperty("parts")[0][0].GetString());
        Assert.Equal(["L-01", "violated", "token 1 was written after token 2"], page.Steps[4].GetProperty("verdicts")[0].EnumerateArray().Select(word => word.GetString()!));
        Assert.Equal(["L-01", "holds"], page.Steps[3].GetProperty("verdicts")[0].EnumerateArray().Select(word => word.GetString()!));
        Assert.Equal("token 1 was written after token 2", page.Data.GetProperty("failure").GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task A_failing_sweep_and_a_failing_check_write_the_page_beside_the_walk_and_say_where()
    {
        var swept = (await SweepAsync("unfenced")).After("look at it: ");
        var message = (await Assert.ThrowsAsync<SimulationFailedException>(() => LockSimulation.Definition.CheckAsync(new CheckOptions
        {
            Cases = 20,
            Bug = "unfenced",
            FailureFolder = _folder.PathOf("checked"),
            Variables = _ => null,
        }))).Message;
        var page = message.Split('\n').Single(line => line.StartsWith("look at it: ", StringComparison.Ordinal))["look at it: ".Length..];

        Assert.Equal("violated", new ViewedPage(swept).Data.GetProperty("verdict").GetString());
        Assert.Equal("violated", new ViewedPage(page).Data.GetProperty("verdict").GetString());
        Assert.Equal(Path.ChangeExtension(Directory.GetFiles(_folder.PathOf("checked"), "*.walk.json").Single(), null)[..^".walk".Length] + ".view.html", page);
    }

    [Fact]
    public async Task What_actions_name_by_number_are_lanes_and_what_is_observed_is_state()
    {
        var page = await ViewAsync(await FailureAsync("unfenced"), "--bug", "unfenced");

        Assert.Equal(["client 0", "client 1"], page.Lanes.Where(lane => lane.StartsWith("client", StringComparison.Ordinal)));
        Assert.Equal(["write client 1"], page.TextsOf(4, "e", "client 1"));
        Assert.Equal(["advance ticks 5"], page.TextsOf(3, "e", "advance"));
        Assert.Equal(["tokens written"], page.TextsOf(5, "s", ""));
    }

    [Fact]
    public async Task A_failure_at_the_end_of_a_case_stands_behind_its_steps()
    {
        var page = await ViewAsync(await FailureAsync("forgets-waiters"), "--bug", "forgets-waiters");

        Assert.Equal(2, page.Steps.Count);
        Assert.True(page.Data.GetProperty("failure").GetProperty("atEnd").GetBoolean());
        Assert.Contains("was not served", page.Data.GetProperty("closing").GetProperty("violation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_of_a_token_goes_where_it_is_told_and_the_same_case_has_the_same_data()
    {
        var token = (await SweepAsync("unfenced")).Token;
        var (first, second) = (_folder.PathOf("first.html"), _folder.PathOf("second.html"));
        var runs = new[] { await RunAsync("view", token, "-o", first), await RunAsync("view", token, "-o", second) };

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Equal(new ViewedPage(first).Html, new ViewedPage(second).Html);
    }

    [Fact]
    public async Task A_walk_that_holds_has_a_page_too()
    {
        var page = await ViewAsync(await FailureAsync("unfenced"));

        Assert.Equal("holds", page.Data.GetProperty("verdict").GetString());
        Assert.False(page.Data.TryGetProperty("failure", out _));
        Assert.Equal(5, page.Steps.Count);
    }

    [Fact]
    public async Task A_run_can_be_laid_beside_itself_without_a_step()
    {
        var page = await ViewAsync(await FailureAsync("unfenced"), "--bug", "unfenced", "--without-step", "4");

        Assert.Equal("holds", page.DataOf("sim-view-beside").GetProperty("verdict").GetString());
        Assert.Equal(["=", "=", "=", "-", "~"], page.DataOf("sim-view-alignment").EnumerateArray().Select(row => row[2].GetString()!));
    }

    [Fact]
    public async Task Texts_of_a_run_are_never_markup()
    {
        var simulation = LockSimulation.Definition.Observe("markup", _ => "</script><b>");
        var file = await FailureAsync("unfenced");
        var path = _folder.PathOf("page.html");
        await CommandRun.OfAsync(simulation, "view", file, "--bug", "unfenced", "-o", path);
        var page = new ViewedPage(path);

        Assert.DoesNotContain("</script><b>", page.Html, StringComparison.Ordinal);
        Assert.Equal(["markup: </script><b>"], page.Steps[0].GetProperty("lines").EnumerateArray().Select(line => line.GetString()!).Where(line => line.StartsWith("markup", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("view", "no-such-file")]
    [InlineData("view")]
    [InlineData("view", "FILE", "-o", "FILE")]
    [InlineData("view", "FILE", "-o", "no/such/folder/page.html")]
    [InlineData("view", "FILE", "--without-step", "6")]
    [InlineData("view", "FILE", "--without-step", "x")]
    [InlineData("view", "FILE", "--beside", "no-such-file")]
    public async Task What_cannot_be_shown_is_refused_in_one_line_and_leaves_everything_as_it_was(params string[] words)
    {
        var file = await FailureAsync("unfenced");
        var before = Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        var run = await RunAsync([.. words.Select(word => word == "FILE" ? file : word)]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(before, Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText));
    }

    private static Task<CommandRun> RunAsync(params string[] words) => CommandRun.OfAsync(LockSimulation.Definition, words);

    private async Task<ViewedPage> ViewAsync(string file, params string[] words)
    {
        var path = _folder.PathOf("page.html");
        var run = await RunAsync(["view", file, "-o", path, .. words]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return new ViewedPage(path);
    }

    private async Task<string> FailureAsync(string bug) => (await SweepAsync(bug)).After("saved as ");

    private Task<CommandRun> SweepAsync(string bug) =>
        RunAsync("sweep", "--cases", "20", "--seed", "1", "--bug", bug, "--save-failures", _folder.PathOf("failures"));
}
