using Sim.Models.World;

namespace Sim.Cli.Environment;

/// <summary>The backends by name.</summary>
internal static class BackendNames
{
    /// <summary>The in-memory backend.</summary>
    public const string Memory = InMemoryStorageProvider.Name;

    /// <summary>The Postgres backend.</summary>
    public const string Postgres = "postgres";

    /// <summary>Both in lockstep.</summary>
    public const string Both = "both";

    /// <summary>Names that the option takes.</summary>
    public static readonly IReadOnlyList<string> All = [Memory, Postgres, Both];
}
