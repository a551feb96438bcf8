using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Sim.EndToEnd.Databases;
using Sim.Provisioning;

namespace Sim.EndToEnd.Processes;

/// <summary>
/// Goal: a program that is killed leaves neither a server nor a folder behind for longer than until the next run. Method: kill
/// the program with SIGKILL while it sweeps Postgres, alone and together with the shell that guards its server.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class KilledProgramTests
{
    private const int MostPolls = 6000;

    // Root hands servers to a user without rights, whose guard must be able to remove the server's folder, as in any folder for temporary files.
    private const UnixFileMode OpenToTheServersUser =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [LocalServerTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_killed_program_leaves_no_server_and_no_folder(bool withGuard)
    {
        using var folder = new TemporaryFolder();
        var temporary = new Dictionary<string, string> { ["TMPDIR"] = folder.PathOf("tmp") };
        Directory.CreateDirectory(temporary["TMPDIR"]);
        File.SetUnixFileMode(folder.Root, OpenToTheServersUser);
        File.SetUnixFileMode(temporary["TMPDIR"], OpenToTheServersUser);
        using var program = SimProcess.Start(folder.Root, temporary, "sweep", "--backend", "postgres", "--model", "guided", "--cases", "100000", "--seed", "1");
        var server = await UntilAsync(() => ServerIn(temporary["TMPDIR"]), static found => found > 0);
        if (withGuard)
        {
            await KillAsync([.. ProcessTable.ChildrenOf(program.Id)]);
        }

        await KillAsync(program.Id);
        await program.WaitForExitAsync();
        if (withGuard)
        {
            Assert.True(ProcessTable.IsRunning(server));
            var next = await SimProcess.RunAsync(folder.Root, temporary, "sweep", "--backend", "postgres", "--model", "guided", "--cases", "1", "--seed", "1");
            Assert.Equal(0, next.ExitCode);
        }

        await UntilAsync(() => ProcessTable.IsRunning(server), static isRunning => !isRunning);
        await UntilAsync(() => Directory.GetDirectories(temporary["TMPDIR"], "simpg-*").Length, static count => count == 0);
    }

    private static int ServerIn(string temporary) =>
        Directory.GetDirectories(temporary, "simpg-*").Select(ServerFolder.ServerOf).FirstOrDefault(static server => server > 0);

    private static Task KillAsync(params int[] processes) =>
        Process.Start("kill", ["-KILL", .. processes.Select(static process => process.ToString(CultureInfo.InvariantCulture))]).WaitForExitAsync();

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
