namespace Sim.Cluster.Libraries.Tests.Limiters;

/// <summary>What came of a request.</summary>
internal enum LimiterAnswer
{
    /// <summary>It had its permit.</summary>
    Worked,

    /// <summary>There was no room to wait.</summary>
    TurnedAway,

    /// <summary>It waited too long.</summary>
    GaveUp,
}
