using Sim.Cli.Environment;
using Sim.CommandLine;

namespace Sim.EndToEnd.Databases;

/// <summary>One Postgres server for all tests of this assembly, found or started when the first test is discovered; it goes with the process.</summary>
internal static class SharedServer
{
    private static readonly Lazy<string?> Probe = new(FindReason);

    public static Backends Backends { get; } = new();

    /// <summary>Why no server is to be had; null if one is.</summary>
    public static string? ReasonToSkip => Probe.Value;

    private static string? FindReason()
    {
        try
        {
            Backends.OpenAsync(BackendNames.Postgres, CancellationToken.None).GetAwaiter().GetResult();
            return null;
        }
        catch (EnvironmentLackingException lacking)
        {
            return lacking.Message;
        }
    }
}
