using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Oracles;

namespace Sim.Models.Coverage;

/// <summary>Sees shortages come and go, and what happens in spite of them.</summary>
/// <param name="recorder">Where facts are recorded.</param>
public sealed class ShortageWatch(Recorder recorder)
{
    /// <summary>A scheduling attempt was refused, or left a chunk waiting.</summary>
    public static readonly FactDescription Refused = Declare("shortage");

    /// <summary>A cycle that published and left nothing waiting, after one that did not.</summary>
    public static readonly FactDescription Lifted = Declare("shortage lifted");

    /// <summary>A drain expired or a chunk was tombstoned in a cycle that was refused or left a chunk waiting.</summary>
    public static readonly FactDescription HousekeepingUnderShortage = Declare("window ended under shortage");

    /// <summary>A chunk became visible while the fleet was short.</summary>
    public static readonly FactDescription PromotionUnderShortage = Declare("promotion under shortage");

    /// <summary>A probe found a refusal that only a packing without waste would have avoided.</summary>
    public static readonly FactDescription KnifeEdge = Declare("refusal on a knife edge");

    /// <summary>A scheduling cycle has ended.</summary>
    /// <param name="wasShort">Whether the fleet was short before it.</param>
    /// <param name="isShort">Whether it is short now.</param>
    /// <param name="result">How it ended.</param>
    public void AfterScheduling(bool wasShort, bool isShort, SchedulingCycleResult result)
    {
        recorder.Sometimes(isShort, Refused);
        recorder.Sometimes(wasShort && !isShort, Lifted);
        var hasEnded = result.Housekeeping.ExpiredDrains.Count > 0 || result.Housekeeping.Tombstoned.Count > 0;
        recorder.Sometimes(isShort && hasEnded, HousekeepingUnderShortage);
    }

    /// <summary>A visibility pass has published.</summary>
    /// <param name="after">State after the pass.</param>
    /// <param name="published">What it published.</param>
    /// <param name="isShort">Whether the fleet is short.</param>
    public void AfterVisibility(StorageState after, PortalAssignmentId published, bool isShort)
    {
        for (var i = 0; isShort && i < after.Lifecycles.Count; i++)
        {
            recorder.Sometimes(after.Lifecycles[i].AppliedAtPortal == published, PromotionUnderShortage);
        }
    }

    /// <summary>A refusal at a fixed point was judged.</summary>
    public void AfterJustification(Verdict verdict) => recorder.Sometimes(verdict.Excuse == ExcuseReasons.KnifeEdge, KnifeEdge);

    private static FactDescription Declare(string name) => new(name, nameof(ShortageWatch));
}
