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

    /// <summary>So many bytes a second go from one node to another on all connections; null for no bound. What is lost on a connection is sent again.</summary>
    public long? BytesPerSecond { get; init; }

    /// <summary>So many of a thousand segments that are sent on connections end them by a reset.</summary>
    public int ResetPerMille { get; init; }

    /// <summary>So many of a hundred crashes are losses of power: the other ends of connections hear nothing, and who connects gets no answer. Otherwise connections are reset and refused.</summary>
    public int PowerLossPercent { get; init; }

    /// <summary>So long something may be sent again and again on a connection before its sender gives it up.</summary>
    public TimeSpan StreamTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>So many bytes may wait on a connection for being read before its writer waits.</summary>
    public int StreamWindowBytes { get; init; } = 64 * 1024;
}
