using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace Sim.Provisioning;

/// <summary>
/// A private server on a Unix socket in a temporary folder. It is the child of a shell that waits for the end of its standard
/// input, whose other end this process holds: when this process ends, by whatever signal, the shell stops the server and
/// removes the folder.
/// </summary>
internal sealed class LocalServer : IAsyncDisposable
{
    // Signals of the terminal are for us, not for the server: we end first, and the end of the pipe ends the server.
    private const string Guard = """
        trap '' INT HUP TERM
        folder=$1; shift
        if command -v setsid >/dev/null; then setsid "$@" >"$folder/log" 2>&1 & else "$@" >"$folder/log" 2>&1 & fi
        server=$!
        cat >/dev/null
        kill -QUIT $server 2>/dev/null
        kill -CONT $server 2>/dev/null
        wait $server
        cd /
        rm -rf "$folder"
        """;

    // Nothing on a usual server must outlive its process, so it never waits for the disk.
    private static readonly string[] FastSettings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

    private static readonly string[] Settings =
    [
        "listen_addresses=", "wal_level=minimal", "max_wal_senders=0",
        "shared_buffers=256MB", "max_connections=200", "max_wal_size=2GB", "log_min_messages=warning",
    ];

    // A socket's path has 107 bytes at most.
    private const int LongestFolderBytes = 107 - 14;

    private readonly string[] _command;
    private readonly ServerFolder _folder;
    private readonly Stack<Process> _guards = new();

    private LocalServer(string[] command, ServerFolder folder)
    {
        _command = command;
        _folder = folder;
        _guards.Push(StartGuard());
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = folder.Path,
            Username = "postgres",
            Database = "postgres",
            Timeout = 5,
            MaxPoolSize = 50,
        }.ConnectionString;
    }

    /// <summary>How to connect to its maintenance database.</summary>
    public string ConnectionString { get; }

    /// <summary>Its folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Makes a database cluster and starts a server on it.</summary>
    /// <param name="binaries">Folder of the server's programs.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    /// <exception cref="LocalServerException">It does not work on this machine.</exception>
    public static Task<LocalServer> StartAsync(string binaries, CancellationToken cancellationToken) =>
        StartAsync(binaries, FastSettings, cancellationToken);

    /// <summary>As <see cref="StartAsync(string, CancellationToken)"/>, but the server waits for the disk as it does by default, so that what it confirmed survives <see cref="KillAsync"/>.</summary>
    public static Task<LocalServer> StartDurableAsync(string binaries, CancellationToken cancellationToken) =>
        StartAsync(binaries, [], cancellationToken);

    /// <summary>Kills every process of the server at once, as a failure of the machine's power would.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        var server = ServerFolder.ServerOf(_folder.Path);
        int[] family = [server, .. ProcessTable.ChildrenOf(server)];
        // One that has just ended by itself makes the command fail; what counts is that none is left.
        await ExternalCommand.SucceedsAsync(
            ["kill", "-KILL", .. family.Select(static process => process.ToString(CultureInfo.InvariantCulture))], cancellationToken);
        while (family.Any(ProcessTable.IsRunning))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }
    }

    /// <summary>Starts a killed server again on the same data.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        _guards.Push(StartGuard());
        await WaitUntilReadyAsync(cancellationToken);
    }

    /// <summary>As the others, with settings and a cluster of the caller's choice.</summary>
    /// <param name="binaries">Folder of the server's programs.</param>
    /// <param name="settings">Settings of the server beside the usual ones, which they override.</param>
    /// <param name="encoding">Encoding of its databases.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    public static Task<LocalServer> StartWithAsync(string binaries, string[] settings, string encoding, CancellationToken cancellationToken) =>
        StartAsync(binaries, [.. FastSettings, .. settings], cancellationToken, encoding);

    private static async Task<LocalServer> StartAsync(string binaries, string[] settings, CancellationToken cancellationToken, string encoding = "UTF8")
    {
        var folder = await MakeFolderAsync(cancellationToken);
        LocalServer? server = null;
        try
        {
            var user = await ServerUser.ChooseAsync(cancellationToken);
            await user.OwnAsync(folder.Path, cancellationToken);
            var data = Path.Combine(folder.Path, "data");
            await ExternalCommand.RunAsync(
                user.Command(
                    Path.Combine(binaries, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", encoding, "--locale=C", "--no-sync", "--no-instructions"),
                cancellationToken);
            string[] command =
            [
                Path.Combine(binaries, "postgres"), "-D", data, "-k", folder.Path,
                .. Settings.Concat(settings).SelectMany(static setting => new[] { "-c", setting }),
            ];
            server = new LocalServer(user.Command(["sh", "-c", Guard, "guard", folder.Path, .. command]), folder);
            await server.WaitUntilReadyAsync(cancellationToken);
            return server;
        }
        catch
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }

            folder.Dispose();
            throw;
        }
    }

    private static async Task<ServerFolder> MakeFolderAsync(CancellationToken cancellationToken)
    {
        ServerFolder folder;
        try
        {
            await ServerFolder.RemoveAbandonedAsync(cancellationToken);
            folder = ServerFolder.Create();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LocalServerException($"no folder for it in {Path.GetTempPath()} ({fault.Message.ReplaceLineEndings(" ")}); set TMPDIR to one that can be written", fault);
        }

        if (Encoding.UTF8.GetByteCount(folder.Path) <= LongestFolderBytes)
        {
            return folder;
        }

        folder.Dispose();
        throw new LocalServerException(
            string.Create(CultureInfo.InvariantCulture, $"the path of its socket would be too long: {folder.Path} has more than {LongestFolderBytes} bytes; set TMPDIR to a shorter folder, as in TMPDIR=/tmp"));
    }

    /// <summary>Stops the server and waits until its folder is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_guards.TryPop(out var guard))
        {
            guard.StandardInput.Close();
            await guard.WaitForExitAsync(CancellationToken.None);
            guard.Dispose();
        }

        _folder.Dispose();
    }

    private Process StartGuard()
    {
        var start = new ProcessStartInfo(_command[0], _command[1..])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = _folder.Path,
        };
        return Process.Start(start) ?? throw new LocalServerException("the server cannot be started");
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        const int MostAttempts = 1000;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException) when (attempt < MostAttempts && !_guards.Peek().HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
            }
            catch (NpgsqlException fault)
            {
                throw new LocalServerException($"the server did not start: {LastLine()}", fault);
            }
        }
    }

    private string LastLine()
    {
        var log = Path.Combine(_folder.Path, "log");
        return (File.Exists(log) ? File.ReadLines(log).LastOrDefault() : null) ?? "it left no log";
    }
}
