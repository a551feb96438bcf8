using Microsoft.Extensions.Internal;

namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>The clock of a node as the memory cache of the framework takes it, which knows no <see cref="TimeProvider"/>.</summary>
internal sealed class NodeClock(TimeProvider time) : ISystemClock
{
    public DateTimeOffset UtcNow => time.GetUtcNow();
}
