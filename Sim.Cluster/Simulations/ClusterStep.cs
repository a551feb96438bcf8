using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Simulations;

/// <summary>One step of a cluster: what happens, when, and in which order what is ready runs until then.</summary>
/// <remarks>Times are absolute, so that leaving out one step does not move the others.</remarks>
public abstract record ClusterStep
{
    /// <summary>When, in true milliseconds since the start; at once if that is over.</summary>
    [Range(0, 1_000_000_000)]
    public long AtMs { get; init; }

    /// <summary>Where the order is not first in, first out.</summary>
    public ImmutableArray<Deviation> Order { get; init; } = [];
}
