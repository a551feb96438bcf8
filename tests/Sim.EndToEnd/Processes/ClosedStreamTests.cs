using System.Diagnostics;

namespace Sim.EndToEnd.Processes;

/// <summary>Goal: streams that are closed, or whose reader goes away, change no exit code, hang nothing and get nothing that is meant for another file. Method: a shell that closes them.</summary>
public sealed class ClosedStreamTests
{
    [Theory]
    [InlineData(">&-", "multistep", 0)]
    [InlineData(">&- 2>&-", "stateless", 1)]
    [InlineData("2>&-", "stateless", 1)]
    [InlineData("| head -1", "multistep", 0)]
    public async Task A_sweep_ends_with_its_code_whoever_listens(string redirection, string planner, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var sweep = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "sim.dll")}' sweep --model guided --cases 1 --seed 1 --planner {planner} --report report.json";
        var start = new ProcessStartInfo("sh", ["-c", $"{{ {sweep}; echo $? > code; }} {redirection}"])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal($"{exitCode}\n", await File.ReadAllTextAsync(folder.PathOf("code")));
        Assert.Equal(exitCode, Directory.Exists(folder.PathOf("sim-failures")) ? Directory.GetFiles(folder.PathOf("sim-failures"), "*.walk.json").Length : 0);
        Assert.EndsWith("}", (await File.ReadAllTextAsync(folder.PathOf("report.json"))).TrimEnd(), StringComparison.Ordinal);
        Assert.StartsWith("{", await File.ReadAllTextAsync(folder.PathOf("report.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await error, StringComparison.Ordinal);
        Assert.Equal(!redirection.StartsWith(">&-", StringComparison.Ordinal), (await output).StartsWith("seed 0", StringComparison.Ordinal));
    }
}
