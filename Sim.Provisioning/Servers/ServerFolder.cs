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

    /// <summary>The process that serves a folder; 0 if there is none.</summary>
    public static int ServerOf(string folder)
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

    /// <summary>The processes that another one started.</summary>
    public static IEnumerable<int> ChildrenOf(int process)
    {
        var parent = string.Create(CultureInfo.InvariantCulture, $"PPid:\t{process}");
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var child) && HasLine(child, parent))
            {
                yield return child;
            }
        }
    }

    /// <summary>Whether a process runs. One that has ended and waits for its parent to notice does not.</summary>
    public static bool IsRunning(int process) => process > 0 && Directory.Exists(StatusFolderOf(process)) && !HasLine(process, "State:\tZ (zombie)");

    private static string StatusFolderOf(int process) => string.Create(CultureInfo.InvariantCulture, $"/proc/{process}");

    private static bool HasLine(int process, string line)
    {
        try
        {
            return File.ReadLines(Path.Combine(StatusFolderOf(process), "status")).Contains(line);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
