using Scheduler.Core.Lifecycle;
using Sim.Oracles.Feasibility;

namespace Sim.Models.World;

/// <summary>Whether no scheduler is asked for the impossible when a worker goes.</summary>
internal static class DepartureRule
{
    /// <summary>
    /// Whether all floors fit on the others, and every chunk in question that the leaver has on disk is also on the disk of another
    /// worker that is there and that the ideal names. A surviving copy that only drains does not count, since it is scheduled to go;
    /// but of a chunk that the host leaves out nothing else is to be had, and its drains last for as long as readers are sent there.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="index">Position of the worker.</param>
    /// <param name="isInQuestion">
    /// Which chunks must not be lost. Of a departure that the scheduler hears of at once, those that readers see: drains of
    /// the others are taken back in time. Before it hears of it, a drain may end and a chunk may be shown.
    /// </param>
    public static bool IsRecoverable(SchedulerWorld world, int index, Func<ChunkLifecycle?, bool> isInQuestion)
    {
        var (pool, view) = (world.Pool, world.Storage.View);
        if (!pool.IsReachable(index) || pool.ActiveCount - pool.SilentCount < 2 || pool.PkOf(index) is not { } leaver)
        {
            return false;
        }

        for (var row = 0; row < view.ChunkCount; row++)
        {
            var chunk = view.ChunkAt(row).Pk;
            if (isInQuestion(view.LifecycleAt(row))
                && world.Fleet.Copies.Holds(leaver, chunk)
                && !HasOtherHolder(world, view.IdealAt(row), chunk, leaver)
                && !(view.IsLeftOut(row) && HasOtherHolder(world, view.StaleAt(row), chunk, leaver)))
            {
                return false;
            }
        }

        return DecreasingPacker.Packs(LiveFloorsWithout(world, leaver));
    }

    /// <summary>What the floors of all live chunks ask of the workers that are there.</summary>
    /// <param name="world">The world.</param>
    /// <param name="leaver">A worker to do without; null for none.</param>
    public static PackingProblem LiveFloorsWithout(SchedulerWorld world, WorkerPk? leaver) =>
        PackingProblem.OfLiveChunks(world.Storage.View, world.Rules, worker => worker == leaver || world.Pool.IsSilent(worker));

    private static bool HasOtherHolder(SchedulerWorld world, ReadOnlySpan<WorkerPk> ideal, ChunkPk chunk, WorkerPk leaver)
    {
        foreach (var worker in ideal)
        {
            if (worker != leaver && world.Fleet.Copies.Holds(worker, chunk))
            {
                return true;
            }
        }

        return false;
    }
}
