using Scheduler.Core.Lifecycle;

namespace Sim.Models.World;

/// <summary>Calls at a tick that the storage may refuse: where one is refused for it, all must be, and nothing may remain of any.</summary>
internal sealed class CallsAtWrongTick(SchedulerWorld world, CancellationToken cancellationToken)
{
    private Tick Now => world.Now;

    /// <summary>Reports the workers at the present tick.</summary>
    /// <returns>The refusal; null if the call was taken.</returns>
    public ValueTask<StorageException?> TryUpdateWorkerSetAsync() =>
        TryAsync("UpdateWorkerSet", calls => calls.UpdateWorkerSetAsync(world.Pool.Roster(), Now, cancellationToken));

    /// <summary>Makes all other calls that carry a tick, and sets the clock as it was.</summary>
    /// <param name="was">What the clock said before.</param>
    public async ValueTask TryAllOthersAsync(Tick was)
    {
        var (before, configuration) = (world.State, world.Configuration);
        await TryAsync("CollectInactiveWorkers", calls => Forget(calls.CollectInactiveWorkersAsync(Now, configuration.RetentionTicks, cancellationToken)));
        await TryAsync(
            "RunSchedulingCycle",
            calls => Forget(calls.RunSchedulingCycleAsync(world.Planner.AlgorithmFor(world.Floor), Now, configuration.MTicks, cancellationToken)));
        await TryAsync("ConfirmWorkerAssignment", calls => calls.ConfirmWorkerAssignmentAsync(before.NewestWorkerAssignment, Now, cancellationToken));
        await TryAsync("RunVisibilityCycle", calls => Forget(calls.RunVisibilityCycleAsync(Now, cancellationToken)));
        foreach (var chunk in before.Chunks.Take(1))
        {
            await TryAsync("MarkForRemoval", calls => calls.MarkForRemovalAsync(chunk.Pk, Now, cancellationToken));
            var replacement = new NewChunk(chunk.Dataset, chunk.Id, chunk.SizeBytes, chunk.Blocks, []);
            await TryAsync(
                "RegisterCorrections",
                calls => Forget(calls.RegisterCorrectionsAsync([new Correction(chunk.Pk, replacement)], Now, cancellationToken)));
        }

        world.Clock.Set(was);
        world.Judge.AfterRefusedCalls("a call with a wrong tick", before, world.State);
    }

    private async ValueTask<StorageException?> TryAsync(string operation, Func<ISchedulerStorage, ValueTask> call)
    {
        var newestTick = world.Storage.NewestTick;
        StorageException? refusal = null;
        try
        {
            await world.Storage.CallAtAsync(Now, call, cancellationToken);
        }
        catch (StorageException refused)
        {
            refusal = refused;
        }
        catch (SchedulerRestartedException)
        {
            return await TryAsync(operation, call);
        }

        world.Judge.AfterCall(operation, newestTick, Now, world.Configuration.LeapLimitTicks, world.Clock.ConsentedUpTo, refusal);
        return refusal;
    }

    private static async ValueTask Forget<T>(ValueTask<T> call) => await call;
}
