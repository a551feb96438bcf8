using System.Diagnostics;

namespace Sim.Cluster.AspNetCore.Tests;

/// <summary>Goal: a sweep of whole-stack worlds prints the same in one process and in several, whatever number of processors the machine shows, and twice.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task A_sweep_prints_the_same_in_one_process_and_in_several()
    {
        var one = await SweepAsync(processors: 2, "--parallel", "1", "--check-determinism");

        Assert.Contains("determinism: every case ran twice", one, StringComparison.Ordinal);
        Assert.Contains("sweep hash: ", one, StringComparison.Ordinal);
        Assert.Equal(one, await SweepAsync(processors: 2, "--parallel", "2", "--check-determinism"));
        Assert.Equal(one, await SweepAsync(processors: 1, "--parallel", "2", "--check-determinism"));
        Assert.Equal(one, await SweepAsync(processors: 4, "--parallel", "1", "--check-determinism"));
    }

    private static async Task<string> SweepAsync(int processors, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [ShopProgram(), "sweep", "--cases", "4", "--seed", "5", "--verbose", .. options];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_PROCESSOR_COUNT"] = FormattableString.Invariant($"{processors:X}");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return output;
    }

    /// <summary>The sample lies beside the tests, with what it needs to run.</summary>
    private static string ShopProgram() => Path.Combine(AppContext.BaseDirectory, "Shop.dll");
}
