namespace Sim.Cluster.Disks;

/// <summary>How disks behave.</summary>
public sealed record DiskProfile
{
    /// <summary>The least time that an operation takes.</summary>
    public TimeSpan LeastLatency { get; init; } = TimeSpan.FromMicroseconds(100);

    /// <summary>The most time that an operation takes.</summary>
    public TimeSpan MostLatency { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>So many of a hundred writes that were not flushed survive a crash all the same, each for itself: a later one may, and an earlier one not.</summary>
    public int SurvivalPercent { get; init; } = 30;

    /// <summary>So many of a hundred writes that were not flushed and do survive are torn: only their beginning is there.</summary>
    public int TornPercent { get; init; }
}
