using Sim.Models.World;

namespace Sim.Cli.Environment;

/// <summary>The backends that this program can walk.</summary>
internal static class BackendCatalog
{
    /// <summary>Name of the Postgres backend.</summary>
    public const string Postgres = "postgres";

    /// <summary>Name of the lockstep of both.</summary>
    public const string Both = "both";

    /// <summary>Names that the option takes.</summary>
    public static readonly IReadOnlyList<string> Names = [InMemoryStorageProvider.Name, Postgres, Both];

    /// <summary>Opens a backend by name.</summary>
    /// <exception cref="EnvironmentLackingException">It is not to be had here.</exception>
    public static IStorageProvider Open(string name) => name switch
    {
        InMemoryStorageProvider.Name => new InMemoryStorageProvider(),
        _ => throw new EnvironmentLackingException($"backend '{name}': this build contains the backend '{InMemoryStorageProvider.Name}' only; use --backend {InMemoryStorageProvider.Name}"),
    };

    /// <summary>Whether a backend can be opened here.</summary>
    public static bool IsAvailable(string name) => name == InMemoryStorageProvider.Name;
}
