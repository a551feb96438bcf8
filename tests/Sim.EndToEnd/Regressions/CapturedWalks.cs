using Sim.Cli.Environment;
using Sim.Cli.World;
using Sim.EndToEnd.Databases;
using Sim.Engine.Replay;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.EndToEnd.Regressions;

/// <summary>The walk files of <c>regressions/</c>.</summary>
internal static class CapturedWalks
{
    private static WorldDescription World { get; } = new(() => SharedServer.Backends);

    /// <summary>The folder.</summary>
    public static string Folder => Repository.PathOf("regressions");

    /// <summary>Names of the files without their ending, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.GetFiles(Folder, "*.walk.json").Select(path => Path.GetFileName(path)[..^".walk.json".Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a file.</summary>
    public static WalkFile<WorldConfiguration, WorldAction, WorldWitness> Read(string name) =>
        World.Format.ReadFile(Path.Combine(Folder, name + ".walk.json"));

    /// <summary>The backends that a file is for and that can be opened here.</summary>
    public static IEnumerable<string> BackendsOf(WalkFile<WorldConfiguration, WorldAction, WorldWitness> file) =>
        (file.Backends.IsEmpty ? WorldWalkFiles.Backends : file.Backends)
            .Where(backend => backend == BackendNames.Memory || SharedServer.ReasonToSkip is null);

    /// <summary>Replays a file with other witnesses than its own.</summary>
    public static async Task<WalkReplayResult<WorldConfiguration, WorldAction, WorldWitness>> ReplayAsync(
        WalkFile<WorldConfiguration, WorldAction, WorldWitness> file, IReadOnlyList<WorldWitness> witnesses, string backend, bool isTracing = false)
    {
        var provider = await SharedServer.Backends.OpenAsync(backend, CancellationToken.None);
        return await new WalkReplay<WorldConfiguration, WorldAction, SchedulerWorld, WorldWitness>(World, new WorldSimulation(provider))
            .RunAsync(file.ToWalk(), witnesses, isTracing, untilStep: null, CancellationToken.None);
    }
}
