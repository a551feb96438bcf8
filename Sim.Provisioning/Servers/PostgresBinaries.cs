using System.Globalization;

namespace Sim.Provisioning;

/// <summary>Looks for the server's programs on this machine.</summary>
internal static class PostgresBinaries
{
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>The folder that holds <c>initdb</c> and <c>postgres</c>: by the PATH, links resolved, else the newest of Debian's; null if there is none.</summary>
    public static string? Find() => Find(Environment.GetEnvironmentVariable("PATH") ?? "", DebianRoot);

    /// <summary>As <see cref="Find()"/>, on another search path.</summary>
    public static string? Find(string path, string debianRoot) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(Resolve).Concat(NewestFirst(debianRoot)).FirstOrDefault(IsComplete);

    private static string? Resolve(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, "initdb"));
        return file.Exists ? Path.GetDirectoryName(file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName) : null;
    }

    private static IEnumerable<string?> NewestFirst(string debianRoot) =>
        Directory.Exists(debianRoot)
            ? Directory.GetDirectories(debianRoot).OrderByDescending(VersionOf).Select(static folder => Path.Combine(folder, "bin"))
            : [];

    private static int VersionOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static bool IsComplete(string? folder) =>
        folder is not null && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
