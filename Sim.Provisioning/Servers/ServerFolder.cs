using System.Globalization;

namespace Sim.Provisioning;

/// <summary>The temporary folder of a private server. Its name says which process made it, so that a later one can tell what was left behind.</summary>
internal static class ServerFolder
{
    private const string Prefix = "simpg-";

    /// <summary>Creates a folder. The name is short, because the path of the socket inside may have 107 bytes at most.</summary>
    public static string Create()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-");
        return Directory.CreateTempSubdirectory(name).FullName;
    }

    /// <summary>
    /// Removes folders whose process is gone and whose server does not run. There are none unless the guard of a server was
    /// killed together with its process.
    /// </summary>
    public static void RemoveAbandoned()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (OwnerOf(folder) is { } owner && !IsRunning(owner) && !IsRunning(ServerOf(folder)))
            {
                TryRemove(folder);
            }
        }
    }

    /// <summary>Removes a folder; one that is already going, or that is not ours to remove, is left.</summary>
    public static void TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Whoever is removing it finishes the work; the next start looks again.
        }
    }

    private static int? OwnerOf(string folder)
    {
        var parts = Path.GetFileName(folder).Split('-');
        return parts.Length == 3 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var owner) ? owner : null;
    }

    private static int ServerOf(string folder)
    {
        try
        {
            var firstLine = File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).FirstOrDefault();
            return int.TryParse(firstLine, NumberStyles.None, CultureInfo.InvariantCulture, out var server) ? server : 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static bool IsRunning(int process) => process > 0 && Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}"));
}
