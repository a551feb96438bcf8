using System.ComponentModel;
using System.Diagnostics;

namespace Sim.Provisioning;

/// <summary>Runs short commands of the machine.</summary>
internal static class ExternalCommand
{
    /// <summary>Runs a command that must succeed.</summary>
    /// <exception cref="LocalServerException">It does not exist or fails.</exception>
    public static async Task RunAsync(string[] command, CancellationToken cancellationToken)
    {
        var (code, output) = await TryAsync(command, cancellationToken);
        if (code != 0)
        {
            throw new LocalServerException($"{Path.GetFileName(command[0])} failed: {output.ReplaceLineEndings(" ").Trim()}");
        }
    }

    /// <summary>Whether a command exists and succeeds.</summary>
    public static async Task<bool> SucceedsAsync(string[] command, CancellationToken cancellationToken) =>
        (await TryAsync(command, cancellationToken)).Code == 0;

    private static async Task<(int Code, string Output)> TryAsync(string[] command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        try
        {
            using var process = Process.Start(start) ?? throw new LocalServerException($"{command[0]} cannot be started");
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (Win32Exception fault)
        {
            return (-1, fault.Message);
        }
    }
}
