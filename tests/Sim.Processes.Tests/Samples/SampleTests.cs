using System.Diagnostics;

namespace Sim.Processes.Tests.Samples;

/// <summary>Goal: samples run and print what their pages say. Method: run each program, and look at its page and its theory.</summary>
public sealed class SampleTests
{
    private const int MostMilliseconds = 60_000;

    public static TheoryData<string> Names => ["BankRenege", "GasStation", "Hospital", "MachineShop", "MM1"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sample_prints_what_its_page_shows(string name)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(SamplesFolder(), name, "README.md"));
        var shown = page.Split("```text\n")[1].Split("```")[0];
        Assert.Equal(shown, await RunAsync(name));
    }

    [Theory]
    [InlineData("BankRenege")]
    [InlineData("MM1")]
    public async Task What_theory_says_lies_inside_the_interval(string name)
    {
        var lines = (await RunAsync(name)).Split('\n').Where(static line => line.Contains("by theory", StringComparison.Ordinal)).ToArray();
        Assert.True(lines.Length >= 2);
        Assert.All(lines, static line => Assert.Contains("inside", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sample_writes_a_page()
    {
        var path = Path.Combine(Path.GetTempPath(), $"mm1-{Environment.ProcessId}.html");
        try
        {
            await RunAsync("MM1", "--page", path);
            Assert.EndsWith("</html>\n", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4, "--bug", "two-orders")]
    [InlineData(1, "--bug", "forgets-forklift")]
    public async Task A_sweep_of_a_process_model_holds_and_finds_each_planted_bug(int exitCode, params string[] bug)
    {
        var folder = Directory.CreateTempSubdirectory("loading-dock-");
        try
        {
            var (output, code) = await StartAsync("LoadingDock", folder.FullName, ["sweep", "--seed", "1", "--cases", "100", .. bug]);
            Assert.Equal(exitCode, code);
            Assert.Equal(exitCode == 0, !output.Contains("shrunk walk", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string name, params string[] arguments)
    {
        var (output, exitCode) = await StartAsync(name, AppContext.BaseDirectory, arguments);
        Assert.Equal(0, exitCode);
        return output;
    }

    private static async Task<(string Output, int ExitCode)> StartAsync(string name, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, name + ".dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        using var timeout = new CancellationTokenSource(MostMilliseconds);
        var output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        return (output, process.ExitCode);
    }

    private static string SamplesFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "samples")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no folder 'samples' above the tests");
        }

        return Path.Combine(folder, "samples");
    }
}
