namespace Sim.Histories.Isolation;

/// <summary>Why one transaction has to come before another.</summary>
[Flags]
internal enum Dependency
{
    None = 0,

    /// <summary>The second one's element follows that of the first.</summary>
    WriteWrite = 1,

    /// <summary>The second one read what the first wrote.</summary>
    WriteRead = 2,

    /// <summary>The second one overwrote what the first read.</summary>
    ReadWrite = 4,

    /// <summary>The first one had ended before the second began.</summary>
    RealTime = 8,
}
