using Scheduler.Core.Lifecycle;
using Sim.Engine.Tracing;
using Sim.Models.World;

namespace Sim.Models.Coverage;

/// <summary>
/// A state of the world, coarse enough that a sweep visits most of what it can: counts are 0, 1, or 2 for more.
/// </summary>
/// <param name="Floor">The floor in force.</param>
/// <param name="IsShort">Whether the latest scheduling attempt was refused.</param>
/// <param name="PendingDrains">Copies that were given up and whose window has not started.</param>
/// <param name="RunningDrains">Copies whose window runs.</param>
/// <param name="Visible">Chunks that readers see.</param>
/// <param name="InRemoval">Chunks that are marked or dropped and not yet tombstoned.</param>
/// <param name="PendingCorrections">Corrections that have not completed.</param>
/// <param name="Lag">Who is behind.</param>
/// <param name="Departed">Who has departed.</param>
public sealed record AbstractState(
    int Floor,
    bool IsShort,
    int PendingDrains,
    int RunningDrains,
    int Visible,
    int InRemoval,
    int PendingCorrections,
    LagClass Lag,
    DepartedClass Departed)
{
    private const int Many = 2;

    /// <summary>The abstract state of a world after a step.</summary>
    public static AbstractState Of(SchedulerWorld world)
    {
        var state = world.State;
        return new AbstractState(
            world.Floor,
            world.IsInfeasible,
            Bucket(state.StaleMappings, static row => row.DroppedAt is null),
            Bucket(state.StaleMappings, static row => row.DroppedAt is not null),
            Bucket(state.Lifecycles, static row => row.PortalVisible),
            Bucket(state.Lifecycles, static row => row.RemovalInFlight),
            Bucket(state.Corrections, static row => !row.IsCompleted),
            LagOf(world),
            DepartedOf(state));
    }

    /// <summary>A hash of all of it.</summary>
    public ulong Hash()
    {
        var hash = new TraceHash();
        hash.Fold((long)Floor);
        hash.Fold(IsShort ? 1L : 0L);
        hash.Fold((long)PendingDrains);
        hash.Fold((long)RunningDrains);
        hash.Fold((long)Visible);
        hash.Fold((long)InRemoval);
        hash.Fold((long)PendingCorrections);
        hash.Fold((long)Lag);
        hash.Fold((long)Departed);
        return hash.Value;
    }

    private static int Bucket<T>(IReadOnlyList<T> rows, Func<T, bool> counts)
    {
        var count = 0;
        for (var i = 0; i < rows.Count && count < Many; i++)
        {
            count += counts(rows[i]) ? 1 : 0;
        }

        return count;
    }

    private static LagClass LagOf(SchedulerWorld world)
    {
        var newest = world.LatestWorkerAssignment?.Id ?? WorkerAssignmentId.None;
        var lag = LagClass.None;
        for (var index = 0; index < world.Pool.Size; index++)
        {
            if (!world.Pool.IsActive(index))
            {
                continue;
            }

            var applied = world.Fleet.LastApplied(index);
            if (applied < world.State.Watermark)
            {
                return LagClass.BehindWatermark;
            }

            lag = applied < newest ? LagClass.BehindNewest : lag;
        }

        return lag;
    }

    private static DepartedClass DepartedOf(StorageState state)
    {
        var departed = DepartedClass.None;
        for (var i = 0; i < state.Workers.Count; i++)
        {
            if (state.Workers[i].IsActive)
            {
                continue;
            }

            if (state.IsRouted(state.Workers[i].Pk))
            {
                return DepartedClass.Routed;
            }

            departed = DepartedClass.Registered;
        }

        return departed;
    }
}
