using Scheduler.Core.Lifecycle;

namespace Sim.Models.World;

/// <summary>How many workers confirm an assignment, and which it leaves behind.</summary>
/// <param name="pool">The machines.</param>
/// <param name="thresholdPercent">Share of the active workers that confirms, in percent.</param>
public sealed class FleetQuorum(WorkerPool pool, int thresholdPercent)
{
    /// <summary>Share of the active workers that confirms, in percent.</summary>
    public int ThresholdPercent => thresholdPercent;

    /// <summary>How many active workers confirm an assignment.</summary>
    public int Size => WatermarkQuorum.Size(thresholdPercent, pool.ActiveCount);

    /// <summary>Whether the quorum may leave an active worker behind.</summary>
    public bool HasLaggard => thresholdPercent is > 0 and < 100 && Size < pool.ActiveCount;

    /// <summary>Whether an active worker is one that the quorum may leave behind: those beyond the quorum, by position; none at 100 and at 0.</summary>
    public bool IsDesignatedLaggard(int worker) => thresholdPercent is > 0 and < 100 && ActiveRank(worker) >= Size;

    private int ActiveRank(int worker)
    {
        var rank = 0;
        for (var index = 0; index < worker; index++)
        {
            rank += pool.IsActive(index) ? 1 : 0;
        }

        return rank;
    }
}
