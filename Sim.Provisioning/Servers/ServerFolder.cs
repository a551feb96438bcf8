using System.Globalization;

namespace Sim.Provisioning;

/// <summary>The temporary folder of a private server.</summary>
internal sealed class ServerFolder : IDisposable
{
    private const string Prefix = "simpg-";
    private const int MostPolls = 1000;

    private readonly OwnedFolder _folder;

    private ServerFolder(OwnedFolder folder)
    {
        _folder = folder;
    }

    /// <summary>Its path.</summary>
    public string Path => _folder.Path;

    /// <summary>Creates a folder. The name is short, because the path of the socket inside may have 107 bytes at most.</summary>
    public static ServerFolder Create() => new(OwnedFolder.Create(Prefix));

    /// <summary>
    /// Stops servers whose process is gone and removes their folders. There are none unless the guard of a server was killed
    /// together with its process.
    /// </summary>
    public static async Task RemoveAbandonedAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in OwnedFolder.FindAbandoned(Prefix, static folder => ServerOf(folder) != 0))
        {
            await StopServerAsync(folder, cancellationToken);
            OwnedFolder.Remove(folder);
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
    public void Dispose() => _folder.Dispose();

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
}
