using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Coverage;

/// <summary>Sees what a network does to assignments on their way: late, twice, out of order, half applied; portals behind, and workers that are gone before anybody knows.</summary>
/// <param name="recorder">Where facts are recorded.</param>
/// <param name="mTicks">Length of the window.</param>
public sealed class NetworkWatch(Recorder recorder, long mTicks)
{
    /// <summary>A worker takes an assignment although a newer one has been published.</summary>
    public static readonly FactDescription LateTaken = Declare("late assignment taken");

    /// <summary>The answer to one poll of a worker arrives a second time.</summary>
    public static readonly FactDescription DeliveredTwice = Declare("assignment delivered twice");

    /// <summary>An assignment arrives for the first time, older than what the worker knows, and is ignored.</summary>
    public static readonly FactDescription OlderIgnored = Declare("older assignment ignored");

    /// <summary>A newer assignment arrives while the downloads for another one are not done.</summary>
    public static readonly FactDescription Replanned = Declare("downloads planned anew");

    /// <summary>A quorum confirms an assignment while a worker has a part of its slice only.</summary>
    public static readonly FactDescription PartOfSlice = Declare("slice partly applied at a confirmation");

    /// <summary>A portal that is older than M stands beside one that is not, and both route something.</summary>
    public static readonly FactDescription PortalBeyondWindow = Declare("portal beyond M beside a fresh one");

    /// <summary>An answer for a portal arrives after a newer one, and is ignored.</summary>
    public static readonly FactDescription OlderPortalIgnored = Declare("older portal assignment ignored");

    /// <summary>What a portal is given is older than M when it arrives.</summary>
    public static readonly FactDescription PortalTooLate = Declare("portal assignment beyond M on arrival");

    /// <summary>Readers are routed to a worker that is gone although nobody has noticed.</summary>
    public static readonly FactDescription SilentRouted = Declare("unnoticed departed worker routed");

    /// <summary>A cycle lists a copy on a worker that is gone although nobody has noticed, and that did not have it before.</summary>
    public static readonly FactDescription SilentChosen = Declare("unnoticed departed worker given a chunk");

    /// <summary>A departure is noticed between scheduling and visibility.</summary>
    public static readonly FactDescription NoticedInCycle = Declare("departure noticed in mid-cycle");

    /// <summary>An answer has arrived at a worker.</summary>
    /// <param name="before">The worker before that.</param>
    /// <param name="received">Number of the assignment that arrived.</param>
    /// <param name="newest">Number of the newest assignment.</param>
    /// <param name="isFirst">Whether this answer has arrived for the first time.</param>
    /// <param name="isHeeded">Whether the worker follows it.</param>
    public void AfterDelivery(WorkerSlice before, WorkerAssignmentId received, WorkerAssignmentId newest, bool isFirst, bool isHeeded)
    {
        recorder.Sometimes(isHeeded && received < newest, LateTaken);
        recorder.Sometimes(!isFirst, DeliveredTwice);
        recorder.Sometimes(isFirst && received < before.Target, OlderIgnored);
        recorder.Sometimes(isHeeded && before.IsApplying, Replanned);
    }

    /// <summary>The quorum was counted.</summary>
    /// <param name="isNews">Whether the watermark has risen because workers were waited for.</param>
    /// <param name="isAnyApplying">Whether a worker has not done its downloads.</param>
    public void AfterConfirmation(bool isNews, bool isAnyApplying) => recorder.Sometimes(isNews && isAnyApplying, PartOfSlice);

    /// <summary>An answer has arrived at a portal.</summary>
    /// <param name="isNews">Whether the portal takes it.</param>
    /// <param name="isBeyondWindow">Whether it is older than M.</param>
    public void AfterPortalDelivery(bool isNews, bool isBeyondWindow)
    {
        recorder.Sometimes(!isNews, OlderPortalIgnored);
        recorder.Sometimes(isNews && isBeyondWindow, PortalTooLate);
    }

    /// <summary>The clock has moved between scheduling and visibility.</summary>
    /// <param name="hasNoticed">Whether a departure was noticed meanwhile.</param>
    public void AfterClockStep(bool hasNoticed) => recorder.Sometimes(hasNoticed, NoticedInCycle);

    /// <summary>A scheduling cycle has published.</summary>
    /// <param name="previous">The worker assignment before; null for the first.</param>
    /// <param name="published">The new one.</param>
    /// <param name="pool">The machines.</param>
    public void AfterPublication(WorkerAssignment? previous, WorkerAssignment published, WorkerPool pool)
    {
        var holders = published.ChunkWorkers;
        for (var i = 0; pool.SilentCount > 0 && i < holders.Count; i++)
        {
            foreach (var worker in holders.HoldersAt(i))
            {
                recorder.Sometimes(
                    pool.IsSilent(worker) && previous?.ChunkWorkers.Contains(holders.Chunks[i], worker) != true, SilentChosen);
            }
        }
    }

    /// <summary>A step has ended.</summary>
    /// <param name="world">The world.</param>
    public void AfterStep(SchedulerWorld world)
    {
        recorder.Sometimes(IsAnySilentRouted(world), SilentRouted);
        recorder.Sometimes(
            HasPortal(world, snapshot => snapshot.AgeTicks(world.Now) >= mTicks)
            && HasPortal(world, snapshot => snapshot.AgeTicks(world.Now) < mTicks),
            PortalBeyondWindow);
    }

    private static bool IsAnySilentRouted(SchedulerWorld world)
    {
        for (var index = 0; world.Pool.SilentCount > 0 && index < world.Pool.Size; index++)
        {
            if (world.Pool.PkOf(index) is { } worker && world.Pool.IsSilent(worker) && world.State.IsRouted(worker))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasPortal(SchedulerWorld world, Func<PortalSnapshot, bool> isWanted)
    {
        foreach (var portal in world.Portals)
        {
            if (portal is { Assignment.ChunkWorkers.Count: > 0 } && isWanted(portal))
            {
                return true;
            }
        }

        return false;
    }

    private static FactDescription Declare(string name) => new(name, nameof(NetworkWatch));
}
