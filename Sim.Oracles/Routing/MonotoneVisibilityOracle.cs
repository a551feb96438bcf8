using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-08. Every chunk of a portal assignment is in the next one, unless the caller asked for its removal or it is the old
/// side of a completed correction. The storage's own removal stamps are no excuse: the pass under test writes them.
/// </summary>
public static class MonotoneVisibilityOracle
{
    /// <summary>Judges two successive portal assignments.</summary>
    /// <param name="previous">The earlier one; null before the first.</param>
    /// <param name="next">The later one.</param>
    /// <param name="corrections">All corrections, as of the later one.</param>
    /// <param name="requestedRemovals">Chunks whose removal the caller asked for, by the caller's own record.</param>
    public static Verdict Judge(
        PortalAssignment? previous,
        PortalAssignment next,
        IReadOnlyList<CorrectionView> corrections,
        IReadOnlySet<ChunkPk> requestedRemovals)
    {
        if (previous is null)
        {
            return Verdict.Holds;
        }

        foreach (var chunk in previous.Chunks.Keys)
        {
            if (!next.Chunks.ContainsKey(chunk) && !requestedRemovals.Contains(chunk) && CorrectionLinks.ReplacementOf(corrections, chunk) is not { IsCompleted: true })
            {
                var name = Wording.Name(chunk, previous.Chunks);
                return Wording.OfChunk(
                    OracleCatalog.MonotoneVisibility,
                    name,
                    $"{name} is in portal assignment {previous.Id} but not in the next one, {next.Id}; nobody asked for its removal and no completed correction replaces it");
            }
        }

        return Verdict.Holds;
    }
}
