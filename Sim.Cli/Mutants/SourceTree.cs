using Sim.CommandLine;

namespace Sim.Cli.Mutants;

/// <summary>Where the sources of this program are.</summary>
internal static class SourceTree
{
    private const string Solution = "Sim.sln";

    /// <summary>The nearest folder with the solution, above the program or above the working folder.</summary>
    /// <exception cref="EnvironmentLackingException">There is none.</exception>
    public static string Find(params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, Solution)))
                {
                    return folder.FullName;
                }
            }
        }

        throw new EnvironmentLackingException($"no {Solution} above the program or the working folder: mutants are built from the sources, so run this inside a clone");
    }
}
