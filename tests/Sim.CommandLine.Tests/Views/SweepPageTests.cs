extern alias LeaseLock;

using LeaseLock;
using Sim.Tests.Browser;

namespace Sim.CommandLine.Tests.Views;

/// <summary>Goal: a report whose name ends in <c>.html</c> is a page without scripts that says what the sweep came to and leads to walks and pages.</summary>
public sealed class SweepPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_says_the_verdict_the_failures_and_what_was_judged()
    {
        var (run, html) = await SweepAsync("--bug", "unfenced");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("FAILS: 1 model, 20 cases, ", html, StringComparison.Ordinal);
        Assert.Matches("<a href=\"failures/[^\"]*\\.walk\\.json\">", html);
        Assert.Matches("<a href=\"failures/[^\"]*\\.view\\.html\">", html);
        Assert.Matches("<tr class=\"fired\"><td><b>L-01</b>", html);
    }

    [Fact]
    public async Task A_sweep_that_holds_has_no_failure_on_it()
    {
        var (run, html) = await SweepAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("holds: 1 model, 20 cases, 0 failing", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"failure\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"fired\"", html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Browser")]
    public async Task It_opens_in_a_browser_without_a_complaint()
    {
        await SweepAsync("--bug", "unfenced");
        var (dom, log) = await Chromium.RunAsync(_folder.PathOf("report.html"), "--dump-dom");

        Assert.Contains("What was judged", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
    }

    private async Task<(CommandRun Run, string Html)> SweepAsync(params string[] words)
    {
        var path = _folder.PathOf("report.html");
        var run = await CommandRun.OfAsync(
            LockSimulation.Definition, ["sweep", "--cases", "20", "--seed", "1", "--save-failures", _folder.PathOf("failures"), "--report", path, .. words]);
        return (run, await File.ReadAllTextAsync(path));
    }
}
