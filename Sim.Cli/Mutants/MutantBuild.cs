using Sim.CommandLine;
using Sim.Provisioning;

namespace Sim.Cli.Mutants;

/// <summary>A build of this program from a copy of its sources with defects planted in them, in a folder of its own that disappears with it.</summary>
internal sealed class MutantBuild : IDisposable
{
    /// <summary>What is said where nothing can be built.</summary>
    public const string NoSdk = "no .NET SDK that fits global.json: mutants are built from the sources, so install the .NET 10 SDK";

    private const string FolderPrefix = "sim-mutants-";

    private readonly OwnedFolder _owned = OwnedFolder.Create(FolderPrefix);

    private MutantBuild()
    {
    }

    /// <summary>Builds.</summary>
    /// <param name="sources">Folder of the solution; nothing in it is touched.</param>
    /// <param name="defects">The defects to plant.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <exception cref="EnvironmentLackingException">There is no SDK, or the sources do not build.</exception>
    public static async Task<MutantBuild> CreateAsync(string sources, IReadOnlyList<PlantedDefect> defects, CancellationToken cancellationToken)
    {
        if ((await ChildProcess.DotnetAsync(sources, Plain, ["--version"], cancellationToken)).ExitCode != 0)
        {
            throw new EnvironmentLackingException(NoSdk);
        }

        foreach (var abandoned in OwnedFolder.FindAbandoned(FolderPrefix, static folder => Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            OwnedFolder.Remove(abandoned);
        }

        var build = new MutantBuild();
        try
        {
            await build.CompileAsync(sources, defects, cancellationToken);
            return build;
        }
        catch
        {
            build.Dispose();
            throw;
        }
    }

    /// <summary>Beside the sources: what lies in the folder of the outputs is not compiled.</summary>
    private string Outputs => Path.Combine(_owned.Path, "outputs");

    private static IReadOnlyDictionary<string, string> Plain { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",
    };

    /// <summary>Runs the program that was built, with one defect switched on.</summary>
    /// <param name="mutant">Name of the defect; null for none.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    public Task<ChildProcess> RunAsync(string? mutant, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal) { [PlantedMutants.Variable] = mutant ?? "" };
        string[] program = [Path.Combine(Outputs, "bin", "Sim.Cli", "release", "sim.dll")];
        return ChildProcess.DotnetAsync(_owned.Path, variables, [.. program, .. arguments], cancellationToken);
    }

    public void Dispose() => _owned.Dispose();

    private async Task CompileAsync(string sources, IReadOnlyList<PlantedDefect> defects, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(_owned.Path, "sources");
        SourceCopy.Create(sources, copy, defects);
        var project = Path.Combine(copy, "Sim.Cli", "Sim.Cli.csproj");

        // Analyzers judge what people read. A build server that starts here would inherit the pipes and keep them open long after the build.
        string[] arguments =
        [
            "build", project, "-c", "Release", "-p:RunAnalyzers=false", "--artifacts-path", Outputs, "-v", "quiet", "-nologo", "--disable-build-servers",
        ];
        var build = await ChildProcess.DotnetAsync(copy, Plain, arguments, cancellationToken);
        if (build.ExitCode != 0)
        {
            var fault = build.Output.Split('\n').FirstOrDefault(line => line.Contains(" error ", StringComparison.Ordinal)) ?? build.Error;
            throw new EnvironmentLackingException($"the sources do not build with their mutants: {fault.Trim()}");
        }
    }
}
