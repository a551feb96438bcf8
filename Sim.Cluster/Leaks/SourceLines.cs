namespace Sim.Cluster.Leaks;

/// <summary>Where the await stands at which an async method waits.</summary>
internal static class SourceLines
{
    public static string Of(Type machine, object box) => "";
}
