using System.Diagnostics;

namespace Sim.EndToEnd.Processes;

/// <summary>Runs the built program as a process of its own.</summary>
internal static class SimProcess
{
    private static readonly string ProgramPath = Path.Combine(AppContext.BaseDirectory, "sim.dll");

    public static async Task<SimProcessResult> RunAsync(string folder, IReadOnlyDictionary<string, string>? variables, params string[] arguments)
    {
        using var process = Start(folder, variables, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new SimProcessResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it. Whoever does sees to its output and its end.</summary>
    public static Process Start(string folder, IReadOnlyDictionary<string, string>? variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SIM_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
