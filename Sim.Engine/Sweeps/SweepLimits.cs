namespace Sim.Engine.Sweeps;

/// <summary>Limits that keep the memory of a sweep bounded.</summary>
internal static class SweepLimits
{
    /// <summary>The most failure identities whose first walk is kept; cases beyond are counted only.</summary>
    public const int KeptFailures = 256;

    /// <summary>The most differences that are kept; further ones are counted only.</summary>
    public const int KeptDifferences = 16;

    /// <summary>The most cases whose outcomes wait to be merged.</summary>
    internal const int LargestBatch = 256;
}
