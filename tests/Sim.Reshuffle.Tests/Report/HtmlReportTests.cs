using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Report;
using Sim.Reshuffle.Results;
using Sim.Reshuffle.Settings;
using Sim.Reshuffle.Tests.Runs;
using Sim.Tests.Browser;

namespace Sim.Reshuffle.Tests.Report;

/// <summary>Goal: the report says what the runs came to, asks for nothing from outside, and opens in a browser without a complaint.</summary>
public sealed class HtmlReportTests : IDisposable
{
    private const string Profile = "steps: 6\nchunks_per_step: 9\nfleet: [{at_step: 2, join: 2}, {at_step: 4, leave: 1}]\nrestricted_fraction: 0.1\ninitial_new_fraction: 0.5";

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_report_is_one_file_without_scripts_or_addresses()
    {
        var html = await WriteAsync(Profile);

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?:src|href)=\"(?!data:)", html);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_drawing_is_well_formed_and_stays_inside_its_frame()
    {
        var drawings = Regex.Matches(await WriteAsync(Profile), "<svg.*?</svg>", RegexOptions.Singleline).Select(match => XElement.Parse(match.Value)).ToList();

        Assert.True(drawings.Count >= 12, $"only {drawings.Count} drawings");
        foreach (var mark in drawings.SelectMany(drawing => drawing.Descendants("rect")))
        {
            var (y, height) = ((double)mark.Attribute("y")!, (double)mark.Attribute("height")!);
            Assert.InRange(y, 0, 230);
            Assert.InRange(y + height, 0, 230);
        }
    }

    [Fact]
    public async Task The_page_says_what_was_changed_and_how_the_runs_compare()
    {
        var fleet = await Scenes.FleetAsync();
        const string profile = "steps: 6\nseed: 7\nchunks_per_step: 9\nfleet: [{at_step: 4, leave: 1}, {at_step: 2, join: 2}, {at_step: 3, status: offline}]\nlimits: [{at_step: 5, saturation: 0.9}]";
        var change = RunChangeDescription.Of("run.yaml", RunProfileReader.Parse("profile", profile), SchedulerSettingsReader.Parse("settings", fleet.SchedulerSettings!));
        var run = await Scenes.RunAsync(fleet, profile, Scenes.Recomputing);
        var html = HtmlReport.Write([new ReportSubject(null, "a small fleet", change)], [new ReportRun("one", run), new ReportRun("two", run)]);

        Assert.Equal(["2 workers join", "1 worker becomes offline", "1 worker leaves", "targets fill 0.9 of the disks"], change.Events.Select(happening => happening.What));
        foreach (var words in new[] { "<dd>run.yaml</dd>", "<dt>step 2</dt><dd>2 workers join</dd>", "<dd>6, with new chunks constant:n=9</dd>", $"<dd>7, {change.Build}</dd>", "117 KiB a worker, targets fill 0.95" })
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
        }

        Assert.Contains("Download compared: one ", html, StringComparison.Ordinal);
        Assert.Contains(", the same.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disks_show_the_fullest_one_and_the_limit()
    {
        var html = await WriteAsync(Profile);

        Assert.Contains("fullest disk", html, StringComparison.Ordinal);
        Assert.Matches("<path class=\"line4 limit\"", html);
        Assert.Contains("prefers-color-scheme:dark", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_of_an_older_build_have_a_page_without_what_they_do_not_say()
    {
        var run = await Scenes.RunAsync(await Scenes.FleetAsync(), "steps: 1\nchunks_per_step: 5", Scenes.Recomputing);
        var old = run with { Steps = [.. run.Steps.Select(step => step with { WorkerCapacityBytes = 0, Saturation = 0 })] };
        var html = HtmlReport.Write([new ReportSubject("old", "input", null)], [new ReportRun("old", old)]);

        Assert.Contains("What was changed: old", html, StringComparison.Ordinal);
        Assert.DoesNotContain("limit of targets", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_that_say_nothing_are_left_out()
    {
        var html = await WriteAsync("steps: 2\nchunks_per_step: 5");

        Assert.Contains("Download by cause", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Restricted download", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Eligible workers", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_stopped_says_where_and_why()
    {
        var html = await WriteAsync("steps: 5\nchunks_per_step: 0\nfleet: [{at_step: 3, leave: 11}]");

        Assert.Contains("stopped at step 3 of 5.", html, StringComparison.Ordinal);
        Assert.Contains("Not enough capacity: ", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_never_began_has_a_report_too()
    {
        var fleet = await Scenes.FleetAsync(Scenes.Plan with { PlacedBy = null, WorkerCapacityBytes = 40_000 });
        var run = await Scenes.RunAsync(fleet, "baseline: planned", Scenes.Cycling);

        Assert.Contains("stopped at step 0 of 10.", HtmlReport.Write([new ReportSubject(null, "input", null)], [new ReportRun("multistep", run)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_not_markup()
    {
        var run = await Scenes.RunAsync(await Scenes.FleetAsync(), "steps: 1\nchunks_per_step: 5", Scenes.Recomputing);
        var html = HtmlReport.Write([new ReportSubject(null, "<b>&input", null)], [new ReportRun("<i>run", run), new ReportRun("other", run)]);

        Assert.DoesNotContain("<i>run", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>&input", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_steps_do_not_make_a_heavy_page()
    {
        var run = await Scenes.RunAsync(await Scenes.FleetAsync(), "steps: 1\nchunks_per_step: 5", Scenes.Recomputing);
        var steps = Enumerable.Range(1, 2_000).Select(step => run.Steps[0] with { Step = step }).ToList();

        Assert.InRange(HtmlReport.Write([new ReportSubject(null, "input", null)], [new ReportRun("long", run with { Steps = steps })]).Length, 100_000, 3_000_000);
    }

    [Fact]
    [Trait("Category", "Browser")]
    public async Task It_opens_in_a_browser_without_a_complaint()
    {
        var (page, _) = await SaveAsync(Profile);

        var (dom, log) = await Chromium.RunAsync(page, "--dump-dom");

        Assert.Contains("What this change costs: stateless and multistep</h1>", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Browser")]
    public async Task The_browser_would_complain_of_an_address()
    {
        var (page, html) = await SaveAsync(Profile);
        await File.WriteAllTextAsync(page, html.Replace("</header>", "<img src=\"https://example.org/x.png\"></header>", StringComparison.Ordinal));

        var (_, log) = await Chromium.RunAsync(page, "--dump-dom");

        Assert.Contains("CONSOLE", log, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Browser")]
    public async Task It_can_be_printed_and_photographed()
    {
        var (page, _) = await SaveAsync(Profile);
        await Chromium.RunAsync(page, $"--print-to-pdf={page}.pdf", "--no-pdf-header-footer");
        await Chromium.RunAsync(page, $"--screenshot={page}.png", "--window-size=400,900");

        Assert.True(new FileInfo(page + ".pdf").Length > 10_000);
        Assert.True(new FileInfo(page + ".png").Length > 10_000);
    }

    private async Task<(string Page, string Html)> SaveAsync(string profile)
    {
        var (page, html) = (Path.Combine(_folder, "report.html"), await WriteAsync(profile));
        await File.WriteAllTextAsync(page, html);
        return (page, html);
    }

    private static async Task<string> WriteAsync(string profile)
    {
        var fleet = await Scenes.FleetAsync();
        var runs = new List<ReportRun>();
        foreach (var scheduler in new[] { Scenes.Recomputing, Scenes.Cycling })
        {
            runs.Add(new ReportRun(scheduler, await Scenes.RunAsync(fleet, profile, scheduler)));
        }

        return HtmlReport.Write([new ReportSubject(null, "a small fleet", null)], runs);
    }
}
