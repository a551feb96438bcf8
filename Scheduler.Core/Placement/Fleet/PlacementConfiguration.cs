namespace Scheduler.Core.Placement;

/// <summary>The settings of a placement.</summary>
/// <param name="WorkerCapacityBytes">Disk of each worker, at least 0.</param>
/// <param name="Saturation">Share of the fleet that replication targets may fill, above 0 and at most 1. The rest is slack that moves need.</param>
/// <param name="MinimumReplication">The floor: copies that every chunk must have, 0 to 65535.</param>
/// <param name="IgnoreReliability">True places over all workers alike; false places over the reliable ones first.</param>
/// <param name="Rounding">How a target turns into whole copies.</param>
/// <param name="Rings">Number of hash rings, 1 to 65536.</param>
public sealed record PlacementConfiguration(
    long WorkerCapacityBytes,
    double Saturation,
    int MinimumReplication,
    bool IgnoreReliability = true,
    ReplicationRounding Rounding = ReplicationRounding.Truncated,
    int Rings = PlacementConfiguration.DefaultRings)
{
    /// <summary>The usual number of rings.</summary>
    public const int DefaultRings = 6000;
}
