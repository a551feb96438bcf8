using System.Runtime.CompilerServices;

namespace Sim.Cluster.AspNetCore.Clients;

/// <summary>Settings of the HTTP client of the runtime that have no property. They are read when the first handler of the process is made.</summary>
internal static class HttpSettings
{
    private const string PendingConnectionTimeout = "System.Net.SocketsHttpHandler.PendingConnectionTimeoutOnRequestCompletion";
    private const int Infinite = -1;

    /// <summary>A connection that nobody waits for any more is given up after five real seconds; here by the simulated network alone.</summary>
#pragma warning disable CA2255 // A process must not make a handler before, and this library cannot know when it will.
    [ModuleInitializer]
    public static void Apply() => AppContext.SetData(PendingConnectionTimeout, Infinite);
#pragma warning restore CA2255
}
