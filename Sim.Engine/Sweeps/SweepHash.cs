using Sim.Engine.Tracing;

namespace Sim.Engine.Sweeps;

/// <summary>The hash of many cases.</summary>
internal static class SweepHash
{
    /// <summary>Folds the trace hashes, or the verdict hashes, of cases in the order given, which should be that of their numbers; 0 for none.</summary>
    public static ulong Of(IEnumerable<ulong> caseHashes)
    {
        ArgumentNullException.ThrowIfNull(caseHashes);
        var hash = new TraceHash();
        foreach (var caseHash in caseHashes)
        {
            hash.Fold(caseHash);
        }

        return hash.Value;
    }
}
