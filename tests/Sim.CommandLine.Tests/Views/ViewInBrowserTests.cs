extern alias LeaseLock;

using LeaseLock;
using Sim.Tests.Browser;

namespace Sim.CommandLine.Tests.Views;

/// <summary>Goal: the page opens in a browser without a complaint or a request, shows the failure at once, and its keys do what they say.</summary>
[Trait("Category", "Browser")]
public sealed class ViewInBrowserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_failing_step_and_its_sentence_are_in_sight_at_once()
    {
        var (dom, log) = await Chromium.RunAsync(await PageAsync(), "--dump-dom");

        Assert.Contains("data-ready=\"true\"", dom, StringComparison.Ordinal);
        Assert.Contains("token 1 was written after token 2", dom, StringComparison.Ordinal);
        Assert.Contains("<output class=\"where\">step 5", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ArrowLeft", "step 4")]
    [InlineData("Home", "step 0")]
    [InlineData("Home n", "step 1")]
    [InlineData("Home v", "step 5")]
    [InlineData("Home End", "step 5")]
    [InlineData("p", "step 4")]
    [InlineData("c", "step 4")]
    [InlineData("+ + - 0 t f [ ] ? Escape", "step 5")]
    public async Task A_key_does_what_it_says(string keys, string shown)
    {
        var script = string.Concat(keys.Split(' ').Select(key => $"document.querySelector('.scroller').dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}));"));
        var (dom, log) = await Chromium.RunAsync(await PageAsync(script), "--dump-dom");

        Assert.Contains($"<output class=\"where\">{shown}", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_would_complain_of_an_address_and_of_a_fault_in_a_script()
    {
        var (_, ofAddress) = await Chromium.RunAsync(await PageAsync("document.body.append(Object.assign(new Image(), { src: 'https://example.org/x.png' }));"), "--dump-dom");
        var (_, ofFault) = await Chromium.RunAsync(await PageAsync("page.noSuchThing();"), "--dump-dom");

        Assert.Contains("CONSOLE", ofAddress, StringComparison.Ordinal);
        Assert.Contains("CONSOLE", ofFault, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string script = "")
    {
        var sweep = await CommandRun.OfAsync(LockSimulation.Definition, "sweep", "--cases", "20", "--seed", "1", "--bug", "unfenced", "--save-failures", _folder.Root);
        var path = _folder.PathOf("page.html");
        await CommandRun.OfAsync(LockSimulation.Definition, "view", sweep.After("saved as "), "--bug", "unfenced", "-o", path);
        var html = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, html.Replace("</body>", $"<script>{script}</script></body>", StringComparison.Ordinal));
        return path;
    }
}
