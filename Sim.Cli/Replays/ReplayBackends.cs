using Sim.Cli.Environment;
using Sim.Engine.Replay;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.Walks;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Cli.Replays;

/// <summary>The backends on which a case is replayed unless the command says otherwise.</summary>
internal static class ReplayBackends
{
    /// <summary>Those that a walk file names, one after the other; lockstep if it expects that the backends differ.</summary>
    public static IReadOnlyList<string> Of(WalkFile<WorldConfiguration, WorldAction, WorldWitness> file)
    {
        if (file.Expect.Oracle == OracleCatalog.Lockstep.Id)
        {
            return [BackendNames.Both];
        }

        return file.Backends.IsEmpty ? WorldWalkFiles.Backends : file.Backends;
    }

    /// <summary>Whether a token comes from a sweep of Postgres, alone or in lockstep.</summary>
    public static bool IsOfPostgres(ReplayToken token) => token.Profile.StartsWith(BackendNames.Postgres, StringComparison.Ordinal);
}
