using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Models.Coverage;

/// <summary>Sees workers that are gone, back or behind while routing still counts on them.</summary>
/// <param name="recorder">Where facts are recorded.</param>
public sealed class MembershipWatch(Recorder recorder)
{
    /// <summary>The quorum leaves a designated laggard behind.</summary>
    public static readonly FactDescription Straggler = Declare("straggler present");

    /// <summary>A designated laggard exists while a portal that routes something is judged by the strict rules.</summary>
    public static readonly FactDescription StragglerAtStrictCheck = Declare("straggler present at a strict check");

    /// <summary>A departed worker was deleted from the registry while the confirmed routing named it.</summary>
    public static readonly FactDescription DeletedWhileRouted = Declare("departed worker deleted while routed");

    /// <summary>A worker came back with an empty disk while the confirmed routing named it.</summary>
    public static readonly FactDescription RejoinedWhileRouted = Declare("worker rejoined while routed");

    /// <summary>A step has ended.</summary>
    /// <param name="hasLaggard">Whether the quorum leaves an active worker behind.</param>
    public void AfterStep(bool hasLaggard) => recorder.Sometimes(hasLaggard, Straggler);

    /// <summary>A portal was judged by the strict rules, with no refusal to excuse anything; chunks that wait excuse nothing.</summary>
    /// <param name="judged">What the portal holds.</param>
    /// <param name="hasLaggard">Whether the quorum leaves an active worker behind.</param>
    public void AfterStrictCheck(PortalAssignment judged, bool hasLaggard) =>
        recorder.Sometimes(hasLaggard && judged.ChunkWorkers.Count > 0, StragglerAtStrictCheck);

    /// <summary>Departed workers were deleted.</summary>
    /// <param name="before">State before that.</param>
    /// <param name="deleted">The workers.</param>
    public void AfterCollection(StorageState before, IReadOnlyList<WorkerPk> deleted)
    {
        for (var i = 0; i < deleted.Count; i++)
        {
            recorder.Sometimes(before.IsRouted(deleted[i]), DeletedWhileRouted);
        }
    }

    /// <summary>A worker has joined, with an empty disk.</summary>
    /// <param name="state">State after that.</param>
    /// <param name="worker">Its key.</param>
    public void AfterJoin(StorageState state, WorkerPk worker) => recorder.Sometimes(state.IsRouted(worker), RejoinedWhileRouted);

    private static FactDescription Declare(string name) => new(name, nameof(MembershipWatch));
}
