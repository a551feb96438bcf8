using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>How corrections hang together.</summary>
internal static class CorrectionLinks
{
    /// <summary>Whether a pending correction is to bring the chunk.</summary>
    public static bool IsPendingReplacement(IReadOnlyList<CorrectionView> corrections, ChunkPk chunk)
    {
        for (var i = 0; i < corrections.Count; i++)
        {
            if (corrections[i].New == chunk && !corrections[i].IsCompleted)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The correction that replaces the chunk, pending or completed; null if none does.</summary>
    public static CorrectionView? ReplacementOf(IReadOnlyList<CorrectionView> corrections, ChunkPk chunk)
    {
        for (var i = 0; i < corrections.Count; i++)
        {
            if (corrections[i].Old == chunk)
            {
                return corrections[i];
            }
        }

        return null;
    }
}
