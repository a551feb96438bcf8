using System.Globalization;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Tests;

/// <summary>One command line of a simulation, run in this process.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to the standard output.</param>
/// <param name="Error">What it wrote to the standard error.</param>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> OfAsync(Simulation simulation, params string[] arguments)
    {
        var output = new RecordedOutput();
        var code = await SimulationCommand.RunAsync(arguments, simulation, output, _ => null, interruption: null, CancellationToken.None);
        return new CommandRun((int)code, output.Standard.ToString()!, output.Error.ToString()!);
    }

    /// <summary>The lines of the shrunk walk, without their numbers.</summary>
    public IReadOnlyList<string> ShrunkWalk =>
    [
        .. Output.Split('\n').SkipWhile(line => !line.StartsWith("shrunk walk", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line[7..]),
    ];

    /// <summary>What follows a word at the beginning of a line.</summary>
    public string After(string words) => Output.Split('\n').Single(line => line.StartsWith(words, StringComparison.Ordinal))[words.Length..];

    /// <summary>The replay token of the first failure.</summary>
    public string Token => Output.Split('\n').Select(line => line[(line.LastIndexOf(' ') + 1)..])
        .First(word => word.StartsWith("sim1.", StringComparison.Ordinal));

    private sealed class RecordedOutput : IOutput
    {
        public TextWriter Standard { get; } = new StringWriter(CultureInfo.InvariantCulture);

        public TextWriter Error { get; } = new StringWriter(CultureInfo.InvariantCulture);

        public bool IsErrorInteractive => false;

        public int ErrorWidthColumns => 80;
    }
}
