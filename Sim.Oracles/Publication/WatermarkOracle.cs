using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-28. The watermark never falls, is never above the newest worker assignment and is what a quorum has applied; a portal assignment carries the one of its time.</summary>
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

    /// <summary>
    /// Judges what a quorum is said to have reached: so many workers have applied it or something newer, and not so many
    /// something newer. Counted by cross-multiplying, so that no rounding is involved.
    /// </summary>
    /// <param name="percent">Share of the active workers that a quorum needs; at 0 nobody is waited for.</param>
    /// <param name="lastApplied">What each active worker has applied.</param>
    /// <param name="newest">The newest published worker assignment.</param>
    /// <param name="reached">What is said to be reached.</param>
    public static Verdict JudgeQuorum(
        int percent, IReadOnlyList<WorkerAssignmentId> lastApplied, WorkerAssignmentId newest, WorkerAssignmentId reached)
    {
        if (percent == 0)
        {
            return reached == newest ? Verdict.Holds : Violated($"nobody is waited for, and the watermark is to be {reached} instead of {newest}");
        }

        var there = lastApplied.Count(applied => applied >= reached);
        if (reached > WorkerAssignmentId.None && !IsQuorum(there, percent, lastApplied.Count))
        {
            return Violated($"worker assignment {reached} is to be confirmed, which {there} of {lastApplied.Count} active workers have applied, and {percent} % must have");
        }

        var beyond = lastApplied.Count(applied => applied > reached);
        return IsQuorum(beyond, percent, lastApplied.Count)
            ? Violated($"worker assignment {reached} is to be confirmed, and {beyond} of {lastApplied.Count} active workers, {percent} % or more, have applied newer ones")
            : Verdict.Holds;
    }

    private static bool IsQuorum(int workers, int percent, int active) => workers > 0 && 100L * workers >= (long)percent * active;

    private static Verdict Violated(FormattableString sentence) =>
        Wording.Of(OracleCatalog.Watermark, "watermark", "the watermark", sentence);
}
