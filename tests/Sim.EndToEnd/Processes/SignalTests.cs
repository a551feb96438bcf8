using System.Diagnostics;

namespace Sim.EndToEnd.Processes;

/// <summary>Goal: a signal ends a sweep with what was found so far, and hides no violation; nor does a full disk. Method: real processes, real signals, <c>/dev/full</c>.</summary>
public sealed class SignalTests
{
    private static readonly TimeSpan WorkTime = TimeSpan.FromSeconds(4);

    [Theory]
    [InlineData("TERM", 143, "terminated")]
    [InlineData("INT", 130, "interrupted")]
    [InlineData("HUP", 129, "terminated")]
    public async Task A_signal_prints_what_was_found_so_far_and_ends_with_its_code(string signal, int exitCode, string word)
    {
        using var folder = new TemporaryFolder();
        var (result, seed) = await InterruptAsync(folder.Root, signal, "sweep", "--model", "swarm", "--cases", "1000000", "--seed", "2a");

        Assert.Equal($"seed {new string('0', 62)}2a", seed);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Matches("^so far: 1 model, [0-9,]+ cases?, 0 failing, seed 0{62}2a, ENDED EARLY\n$", result.Output);
        Assert.EndsWith($"sim: {word}\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_violation_that_was_found_before_the_signal_is_saved_and_keeps_its_code()
    {
        using var folder = new TemporaryFolder();
        var (result, _) = await InterruptAsync(
            folder.Root, "TERM", "sweep", "--model", "guided", "--cases", "1000000", "--seed", "1", "--planner", "stateless");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("O-01 no overcommit", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nFAILS: 1 model, ", result.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder.PathOf("sim-failures"), "*.walk.json"));
    }

    [Theory]
    [InlineData("stateless", 1)]
    [InlineData("multistep", 2)]
    public async Task A_standard_output_that_takes_no_more_hides_no_violation(string planner, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var program = Path.Combine(AppContext.BaseDirectory, "sim.dll");
        var start = new ProcessStartInfo("sh", ["-c", $"dotnet '{program}' sweep --model guided --cases 1 --seed 1 --planner {planner} > /dev/full"])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Contains("the standard output takes no more", error, StringComparison.Ordinal);
    }

    /// <summary>Starts a sweep, waits for the seed, which must be there before any case has ended, and sends the signal a while later.</summary>
    private static async Task<(SimProcessResult Result, string Seed)> InterruptAsync(string folder, string signal, params string[] arguments)
    {
        using var process = SimProcess.Start(folder, variables: null, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var seed = await process.StandardOutput.ReadLineAsync() ?? "";
        await Task.Delay(WorkTime);
        using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (new SimProcessResult(process.ExitCode, output, await error), seed);
    }
}
