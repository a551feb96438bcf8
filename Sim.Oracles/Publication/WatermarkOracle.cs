using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-28. The watermark never falls and is never above the newest worker assignment; a portal assignment carries the one of its time.</summary>
public static class WatermarkOracle
{
    /// <summary>Judges two states of one storage, the later one after any operations.</summary>
    public static Verdict Judge(StorageState before, StorageState after)
    {
        if (after.Watermark < before.Watermark)
        {
            return Violated($"the watermark fell from {before.Watermark} to {after.Watermark}");
        }

        return after.Watermark > after.NewestWorkerAssignment
            ? Violated($"the watermark is {after.Watermark}, above the newest worker assignment {after.NewestWorkerAssignment}")
            : Verdict.Holds;
    }

    /// <summary>Judges a publication.</summary>
    /// <param name="previous">The portal assignment before; null for the first.</param>
    /// <param name="published">The portal assignment.</param>
    /// <param name="state">State after the visibility cycle.</param>
    public static Verdict JudgePublished(PortalAssignment? previous, PortalAssignment published, StorageState state)
    {
        if (previous is not null && published.ConfirmedUpTo < previous.ConfirmedUpTo)
        {
            return Violated($"portal assignment {published.Id} carries watermark {published.ConfirmedUpTo}, below {previous.ConfirmedUpTo} of portal assignment {previous.Id}");
        }

        return published.ConfirmedUpTo == state.Watermark
            ? Verdict.Holds
            : Violated($"portal assignment {published.Id} carries watermark {published.ConfirmedUpTo}, and {state.Watermark} is confirmed");
    }

    private static Verdict Violated(FormattableString sentence) =>
        Wording.Of(OracleCatalog.Watermark, "watermark", "the watermark", sentence);
}
