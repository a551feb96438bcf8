using Sim.Engine.Replay;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Walks;

/// <summary>Walk files of the scheduler world.</summary>
public static class WorldWalkFiles
{
    /// <summary>Backends that a file may name, and those of a file that names none.</summary>
    public static readonly IReadOnlyList<string> Backends = [InMemoryStorageProvider.Name, "postgres"];

    /// <summary>Models that a file may name; a replay does not depend on them.</summary>
    public static readonly IReadOnlyList<string> Models = ModelCatalog.Names;

    /// <summary>Creates the format.</summary>
    public static WalkFileFormat<WorldConfiguration, WorldAction, WorldWitness> CreateFormat() =>
        new(new WalkVocabulary(Models, Backends, WorldFacts.All), validate: WalkFileRules.FindFaults);
}
