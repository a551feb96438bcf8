using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Sim.EndToEnd.Processes;

namespace Sim.EndToEnd.Mutation;

/// <summary>Goal: the build folder of a run of <c>sim mutants</c> is gone with the run, and that of a killed one with the next. Method: SIGKILL during the build, then another run, ended by SIGTERM.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class KilledMutantsTests
{
    private const int MostPolls = 6000;

    [Fact]
    public async Task A_killed_run_leaves_a_folder_only_until_the_next_and_a_terminated_one_leaves_none()
    {
        using var folder = new TemporaryFolder();
        var temporary = new Dictionary<string, string> { ["TMPDIR"] = folder.Root };
        using var killed = Start(temporary);
        var left = (await UntilAsync(() => FoldersIn(folder), static folders => folders.Length == 1))[0];
        killed.Kill(entireProcessTree: true);
        await killed.WaitForExitAsync();
        Assert.Equal([left], FoldersIn(folder));

        using var next = Start(temporary);
        await UntilAsync(() => FoldersIn(folder), folders => folders.Length == 1 && folders[0] != left);
        await Process.Start("kill", ["-TERM", next.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExitAsync();
        await next.WaitForExitAsync();

        Assert.Equal(143, next.ExitCode);
        Assert.Empty(FoldersIn(folder));
    }

    private static Process Start(Dictionary<string, string> variables)
    {
        var process = SimProcess.Start(Repository.Root, variables, "mutants", "--mutant", "tombstone-early", "--seeds", "1", "--cases", "1");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Folders in which something was built; an empty one may be another run that has just begun.</summary>
    private static string[] FoldersIn(TemporaryFolder folder) =>
        [.. Directory.GetDirectories(folder.Root, "sim-mutants-*").Where(static found => Directory.EnumerateFileSystemEntries(found).Any())];

    private static async Task<T> UntilAsync<T>(Func<T> read, Predicate<T> isMet)
    {
        for (var poll = 0; poll < MostPolls; poll++)
        {
            if (read() is var value && isMet(value))
            {
                return value;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        throw new TimeoutException("the program did not come to the state that was waited for");
    }
}
