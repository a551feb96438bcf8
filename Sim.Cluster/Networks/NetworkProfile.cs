namespace Sim.Cluster.Networks;

/// <summary>How messages fare. Each has a fate of its own, by its link and its number there.</summary>
public sealed record NetworkProfile
{
    /// <summary>The least time that a message takes.</summary>
    public TimeSpan LeastLatency { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>The most time that a message takes, unless it is late.</summary>
    public TimeSpan MostLatency { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>So many of a hundred messages are late: they take up to ten times as long.</summary>
    public int LatePercent { get; init; }

    /// <summary>So many of a hundred messages are lost.</summary>
    public int LossPercent { get; init; }

    /// <summary>So many of a hundred messages arrive twice.</summary>
    public int DuplicatePercent { get; init; }
}
