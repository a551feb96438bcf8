using Sim.CommandLine;
using Sim.Engine.Simulations;

namespace Sim.Cli.Mutants;

/// <summary>A copy of a source tree with planted defects in it, each asleep until <see cref="PlantedMutants.Variable"/> names it.</summary>
internal static class SourceCopy
{
    private const string Switch = "Planted.cs.txt";

    private static readonly string[] Outputs = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules"];

    /// <summary>The class that asks the variable is internal in every project; projects that see each other's internals meet several (CS0436).</summary>
    private const string Targets = """
        <Project>
          <PropertyGroup>
            <NoWarn>$(NoWarn);CS0436</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="$(MSBuildThisFileDirectory)mutants/Planted.cs.txt" Link="Planted.cs" />
          </ItemGroup>
        </Project>

        """;

    /// <summary>Copies and plants.</summary>
    /// <param name="sources">Folder of the solution.</param>
    /// <param name="target">Folder of the copy; new or empty, and not inside the sources.</param>
    /// <param name="defects">What to plant.</param>
    /// <exception cref="UsageException">The target will not do.</exception>
    /// <exception cref="EnvironmentLackingException">A defect does not fit the sources.</exception>
    public static void Create(string sources, string target, IEnumerable<PlantedDefect> defects)
    {
        var catalog = MutantCatalog.Read(sources);
        RequireOutside(sources, target);
        CopyFolder(new DirectoryInfo(sources), target);
        Patches.PatchSet.Apply(target, catalog.PatchesOf(defects));
        File.WriteAllText(Path.Combine(target, "Directory.Build.targets"), Targets);
        if (!File.Exists(Path.Combine(target, "mutants", Switch)))
        {
            throw new EnvironmentLackingException($"the planted defects cannot be switched: there is no mutants/{Switch}");
        }
    }

    private static void RequireOutside(string sources, string target)
    {
        var (inner, outer) = (Path.GetFullPath(target) + Path.DirectorySeparatorChar, Path.GetFullPath(sources) + Path.DirectorySeparatorChar);
        if (inner.StartsWith(outer, StringComparison.Ordinal))
        {
            throw new UsageException($"{target} is inside the sources {sources}: name a folder outside them");
        }

        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new UsageException($"{target} exists and is not an empty folder");
        }
    }

    private static void CopyFolder(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories().Where(static folder => folder.Name != ".git" && !Outputs.Contains(folder.Name, StringComparer.Ordinal)))
        {
            CopyFolder(folder, Path.Combine(to, folder.Name));
        }
    }
}
