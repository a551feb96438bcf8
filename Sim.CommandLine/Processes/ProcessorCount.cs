using System.Diagnostics;
using System.Globalization;

namespace Sim.CommandLine.Processes;

/// <summary>
/// The number of processors that processes of one case at a time believe in, whatever the machine has: code that divides its
/// work by it, as <c>Parallel</c> does, would run otherwise on another machine.
/// </summary>
internal static class ProcessorCount
{
    /// <summary>That number.</summary>
    public const int Pinned = 2;

    private const string Variable = "DOTNET_PROCESSOR_COUNT";

    /// <summary>Whether this process believes in it, or cannot be made to.</summary>
    public static bool IsPinned => Environment.ProcessorCount == Pinned || Environment.GetEnvironmentVariable(Variable) == Text;

    private static string Text => Pinned.ToString("X", CultureInfo.InvariantCulture);

    /// <summary>Starts this program anew with other words, and with the pinned number of processors.</summary>
    public static ProcessStartInfo StartOf(IEnumerable<string> arguments)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program);
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // The runtime reads it in base sixteen.
        start.Environment[Variable] = Text;
        start.Environment["DOTNET_hostBuilder__reloadConfigOnChange"] = "false";
        return start;
    }

    /// <summary>Runs this program anew with the pinned number, with the same words, input and outputs.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunPinnedAsync(string[] arguments)
    {
        using var process = Process.Start(StartOf(arguments))!;

        // Signals of the terminal reach both; the new process ends in its own way, and this one after it.
        using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGINT, signal => signal.Cancel = true);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
