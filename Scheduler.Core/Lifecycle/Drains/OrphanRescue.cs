namespace Scheduler.Core.Lifecycle;

/// <summary>
/// Takes copies off the drain clock when everybody who was to replace them has left (rule 22.3). A departed worker no
/// longer counts in the quorum, so its share of a handover confirms although it never downloaded; without this rule the
/// drain would then expire and the last copy with it.
/// </summary>
public static class OrphanRescue
{
    /// <summary>Whether the draining copies of a chunk must return to its ideal row: it has holders and none of them is active.</summary>
    /// <param name="ideal">Ideal holders of the chunk.</param>
    /// <param name="isActive">Whether a worker is in the latest roster.</param>
    public static bool Applies(ReadOnlySpan<WorkerPk> ideal, Func<WorkerPk, bool> isActive)
    {
        foreach (var holder in ideal)
        {
            if (isActive(holder))
            {
                return false;
            }
        }

        return ideal.Length > 0;
    }
}
