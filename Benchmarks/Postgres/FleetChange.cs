namespace Benchmarks.Postgres;

/// <summary>What has happened since the cycle before.</summary>
public enum FleetChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>One chunk in a hundred is new.</summary>
    NewChunks,

    /// <summary>One worker in a hundred has gone, at least one.</summary>
    WorkersGone,
}
