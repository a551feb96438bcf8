using Sim.Cli;
using Sim.CommandLine;
using Sim.Fuzz.Targets;

namespace Sim.Fuzz.Runs;

/// <summary>Runs one input and says what is wrong with how it ended.</summary>
/// <param name="run">Runs a command line; an exception is a crash.</param>
/// <param name="limit">How long an input may take, of the clock and of the processor: a busy machine is no hang.</param>
internal sealed class InputJudge(Func<FuzzCommand, KeptOutput, CancellationToken, Task<int>> run, TimeSpan limit)
{
    private const double MostWaiting = 30;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WorkLimit = TimeSpan.FromSeconds(0.5);
    private static readonly int[] KnownCodes = [0, 1, 2, 3, 4, 5, 6, 130];

    /// <summary>As the other one, with five seconds for each input of the command line itself.</summary>
    public static InputJudge OfCommandLine() => new(
        static async (command, output, cancellationToken) => (int)await new SimApplication(
            output, name => name == command.Variable ? command.Value : null).RunAsync(command.Arguments, cancellationToken),
        TimeSpan.FromSeconds(5));

    /// <summary>Runs an input.</summary>
    /// <returns>What is wrong, one line; null if nothing is.</returns>
    public async Task<string?> FaultOfAsync(FuzzCommand command)
    {
        var output = new KeptOutput();
        using var interrupt = new CancellationTokenSource();
        if (command.MayWork)
        {
            interrupt.CancelAfter(WorkLimit);
        }

        var (clock, used) = (TimeProvider.System, Environment.CpuUsage.TotalTime);
        var start = clock.GetTimestamp();
        var running = Task.Run(() => run(command, output, interrupt.Token));
        while (await Task.WhenAny(running, Task.Delay(Interval)) != running)
        {
            var elapsed = clock.GetElapsedTime(start);
            if ((elapsed > limit && Environment.CpuUsage.TotalTime - used > limit) || elapsed > limit * MostWaiting)
            {
                return "hangs";
            }
        }

        return running.Exception is { } crash ? $"crashes: {crash.InnerException!.GetType().Name}: {crash.InnerException.Message.ReplaceLineEndings(" ")} {FirstFrame(crash.InnerException)}" : FaultOf(await running, output);
    }

    private static string? FaultOf(int exitCode, KeptOutput output) => exitCode switch
    {
        _ when !KnownCodes.Contains(exitCode) => $"ends with exit code {exitCode}: {output.ErrorText.ReplaceLineEndings(" ")}",
        (int)ExitCode.Usage when output.ErrorText.TrimEnd('\n').Split('\n') is not [var line] || line.Length == 0 => $"is refused in other than one line: {output.ErrorText.ReplaceLineEndings(" | ")}",
        _ when output.ErrorText.Any(static letter => char.IsControl(letter) && letter is not ('\n' or '\t')) => $"sends control characters to the terminal: {output.ErrorText.ReplaceLineEndings(" | ")}",
        _ when output.StandardText.Contains("O-19", StringComparison.Ordinal) => "is blamed on the scheduler: O-19",
        _ => null,
    };

    private static string FirstFrame(Exception crash) => crash.StackTrace?.Split('\n').FirstOrDefault(static line => line.Contains("Sim.", StringComparison.Ordinal) || line.Contains("Scheduler.", StringComparison.Ordinal))?.Trim() ?? "";
}
