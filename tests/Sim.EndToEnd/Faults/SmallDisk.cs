using System.Diagnostics;
using System.Runtime.Versioning;
using Sim.EndToEnd.Processes;

namespace Sim.EndToEnd.Faults;

/// <summary>
/// A file system in memory that only one run of the program sees: it lies in a mount namespace of its own, for which no rights are
/// needed where the system lets everybody have one. Temporary files, and with them private servers, are on it.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class SmallDisk
{
    private const int NoDisk = 99;

    // Once the databases of the run are there, what is left of the disk is filled. What the run leaves behind is told at the end.
    private const string Script = """
        folder=$1; size=$2; fills=$3; shift 3
        mount -t tmpfs -o size=$size,mode=1777 none "$folder" || exit 99
        export TMPDIR="$folder"
        "$@" & program=$!
        if [ $fills = yes ]; then
          while kill -0 $program 2>/dev/null && [ $(ls -d "$folder"/simpg-*/data/base/* 2>/dev/null | wc -l) -lt 5 ]; do sleep 0.02; done
          cat /dev/zero > "$folder/filler" 2>/dev/null
        fi
        wait $program; code=$?
        rm -f "$folder/filler"
        echo "left behind: $(ls -A "$folder")" >&2
        exit $code
        """;

    /// <summary>Why there is no such disk; null if there is.</summary>
    public static string? ReasonToSkip { get; } = FindReason();

    /// <summary>Runs the program on it.</summary>
    /// <param name="size">Size, as in <c>30m</c>.</param>
    /// <param name="fills">Whether what is left is filled as soon as the run has begun to make databases.</param>
    /// <param name="arguments">The command line.</param>
    /// <returns>What the program left behind; the last line of the standard error names the files that are still on the disk.</returns>
    public static Task<SimProcessResult> RunAsync(string size, bool fills, params string[] arguments) =>
        RunAsync([size, fills ? "yes" : "no", "dotnet", Path.Combine(AppContext.BaseDirectory, "sim.dll"), .. arguments]);

    private static string? FindReason()
    {
        try
        {
            return RunAsync(["1m", "no", "true"]).GetAwaiter().GetResult() is { ExitCode: 0 } ? null : "no file system of its own for a test on this machine: unshare or mount refuses";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "no unshare on this machine, so no small disk";
        }
    }

    private static async Task<SimProcessResult> RunAsync(string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("disk"));
        // The server's user must get through to the disk.
        File.SetUnixFileMode(folder.Root, File.GetUnixFileMode(folder.Root) | UnixFileMode.OtherExecute);
        string[] space = Environment.IsPrivilegedProcess ? ["-m"] : ["-m", "--map-current-user", "--keep-caps"];
        var start = new ProcessStartInfo("unshare", [.. space, "sh", "-c", Script, "small-disk", folder.PathOf("disk"), .. arguments])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SIM_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == NoDisk ? new SimProcessResult(NoDisk, "", await error) : new SimProcessResult(process.ExitCode, await output, await error);
    }
}
