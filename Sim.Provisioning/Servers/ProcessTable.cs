using System.Globalization;

namespace Sim.Provisioning;

/// <summary>What the machine knows of its processes.</summary>
internal static class ProcessTable
{
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
    public static bool IsRunning(int process) => process > 0 && Directory.Exists(FolderOf(process)) && !HasLine(process, "State:\tZ (zombie)");

    /// <summary>Whether a process runs and a path occurs in its command line.</summary>
    public static bool IsCommandOf(int process, string path) =>
        IsRunning(process) && Read(process, "cmdline", file => file.Contains(path, StringComparison.Ordinal));

    /// <summary>When a process started, in clock ticks since the machine did; empty if that cannot be told.</summary>
    public static string StartOf(int process)
    {
        // The name in brackets may hold anything; the start is the 20th word behind it.
        const int StartWord = 20;
        var start = "";
        Read(process, "stat", file =>
        {
            var words = file[(file.LastIndexOf(')') + 1)..].Split(' ');
            start = words.Length > StartWord ? words[StartWord] : "";
            return true;
        });
        return start;
    }

    private static bool HasLine(int process, string line) => Read(process, "status", file => file.Split('\n').Contains(line));

    private static bool Read(int process, string file, Predicate<string> isMet)
    {
        try
        {
            return isMet(File.ReadAllText(Path.Combine(FolderOf(process), file)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string FolderOf(int process) => string.Create(CultureInfo.InvariantCulture, $"/proc/{process}");
}
