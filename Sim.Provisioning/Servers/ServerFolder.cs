using System.Globalization;

namespace Sim.Provisioning;

/// <summary>
/// The temporary folder of a private server. Its maker keeps a file in it locked for as long as it lives, however it ends, so
/// that a later process can tell what was left behind. Process numbers would not do: they come again.
/// </summary>
internal sealed class ServerFolder : IDisposable
{
    private const string Prefix = "simpg-";
    private const string OwnerFile = "owner";
    private const int MostPolls = 1000;

    // A folder without the file has just been made, or is just being removed by the guard of its server, or is none of ours.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    private readonly FileStream _owner;

    private ServerFolder(string path)
    {
        Path = path;
        _owner = OpenOwner(path, FileMode.CreateNew);
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Creates a folder. The name is short, because the path of the socket inside may have 107 bytes at most.</summary>
    public static ServerFolder Create() => new(Directory.CreateTempSubdirectory(Prefix).FullName);

    /// <summary>
    /// Stops servers whose process is gone and removes their folders. There are none unless the guard of a server was killed
    /// together with its process.
    /// </summary>
    public static async Task RemoveAbandonedAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in Directory.GetDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            if (IsAbandoned(folder))
            {
                await StopServerAsync(folder, cancellationToken);
                TryRemove(folder);
            }
        }
    }

    /// <summary>The process that serves a folder; 0 if there is none.</summary>
    public static int ServerOf(string folder)
    {
        try
        {
            var firstLine = File.ReadLines(System.IO.Path.Combine(folder, "data", "postmaster.pid")).FirstOrDefault();
            return int.TryParse(firstLine, NumberStyles.None, CultureInfo.InvariantCulture, out var server) && ProcessTable.IsCommandOf(server, folder) ? server : 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Removes the folder, unless somebody else is removing it, and with it the claim to it.</summary>
    public void Dispose()
    {
        _owner.Dispose();
        TryRemove(Path);
    }

    private static FileStream OpenOwner(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, OwnerFile), mode, FileAccess.ReadWrite, FileShare.None);

    private static bool IsAbandoned(string folder)
    {
        try
        {
            OpenOwner(folder, FileMode.Open).Dispose();
            return true;
        }
        catch (FileNotFoundException)
        {
            return ServerOf(folder) == 0 && Directory.GetLastWriteTimeUtc(folder) < DateTime.UtcNow - Settling;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static async Task StopServerAsync(string folder, CancellationToken cancellationToken)
    {
        var server = ServerOf(folder);
        if (server == 0)
        {
            return;
        }

        // One that has been stopped takes the first signal only once it goes on.
        await ExternalCommand.SucceedsAsync(["kill", "-QUIT", server.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        await ExternalCommand.SucceedsAsync(["kill", "-CONT", server.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        for (var poll = 0; ProcessTable.IsRunning(server) && poll < MostPolls; poll++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }
    }

    private static void TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Whoever is removing it finishes the work, or it is not ours to remove; the next start looks again.
        }
    }
}
