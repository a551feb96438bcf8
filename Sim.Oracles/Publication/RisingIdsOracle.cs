using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-27. Numbers of assignments rise strictly, each kind by itself, and none is used again after a crash; the storage remembers a portal assignment as it was published.</summary>
public static class RisingIdsOracle
{
    /// <summary>Judges a worker assignment.</summary>
    /// <param name="seen">What was published before it.</param>
    /// <param name="published">The worker assignment.</param>
    public static Verdict Judge(PublishedIds seen, WorkerAssignment published) => published.Id > seen.Worker
        ? Verdict.Holds
        : Wording.Of(
            OracleCatalog.RisingIds,
            "worker assignment",
            published.Id.ToString(),
            $"worker assignment {published.Id} was published after worker assignment {seen.Worker}");

    /// <summary>Judges a cycle that was refused: it uses up no number.</summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="after">State after it.</param>
    public static Verdict JudgeShortage(StorageState before, StorageState after) => after.NewestWorkerAssignment == before.NewestWorkerAssignment
        ? Verdict.Holds
        : Wording.Of(
            OracleCatalog.RisingIds,
            "worker assignment",
            after.NewestWorkerAssignment.ToString(),
            $"a cycle was refused, and the newest worker assignment is {after.NewestWorkerAssignment} instead of {before.NewestWorkerAssignment}");

    /// <summary>Judges a portal assignment.</summary>
    /// <param name="seen">What was published before it.</param>
    /// <param name="published">The portal assignment.</param>
    /// <param name="now">Tick of its visibility cycle.</param>
    /// <param name="state">State after that cycle.</param>
    public static Verdict Judge(PublishedIds seen, PortalAssignment published, Tick now, StorageState state)
    {
        if (published.Id <= seen.Portal)
        {
            return Wording.Of(
                OracleCatalog.RisingIds,
                "portal assignment",
                published.Id.ToString(),
                $"portal assignment {published.Id} was published after portal assignment {seen.Portal}");
        }

        var remembered = state.PortalAssignments.Count == 0 ? null : state.PortalAssignments[^1];
        return remembered == new PortalAssignmentView(published.Id, now, published.ConfirmedUpTo)
            ? Verdict.Holds
            : Wording.Of(
                OracleCatalog.RisingIds,
                "portal assignment",
                published.Id.ToString(),
                $"portal assignment {published.Id} was published at tick {now} under watermark {published.ConfirmedUpTo}, and the storage remembers {Describe(remembered)} as its newest");
    }

    private static string Describe(PortalAssignmentView? view) =>
        view is null ? "none" : Wording.Text($"{view.Id} at tick {view.CreatedAt} under {view.ConfirmedUpTo}");
}
