using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;
using Sim.Oracles;

namespace Sim.Models.World;

/// <content>The clock of the host, which somebody may set, and what the storage knows of it.</content>
public sealed partial class SchedulerWorld
{
    private Tick? _newestTick;
    private Tick? _consentedUpTo;
    private long _setBackTicks;

    /// <summary>Time as portals measure it: it goes on when the clock of the host is set back.</summary>
    private Tick PortalTime => new(Now.Value + Math.Min(_setBackTicks, StorageLimits.LargestTick - Now.Value));

    /// <summary>The storage has taken a call that carried the present tick.</summary>
    private void TickIsStored() => _newestTick = Now;

    /// <summary>Time passes, which the host sees, so that it is no leap.</summary>
    private void MoveTo(Tick target)
    {
        if (Configuration.LeapLimitTicks is not null)
        {
            Consent(target);
        }

        Now = target;
    }

    private void Consent(Tick upTo)
    {
        _storage.ConsentToLeap(upTo);
        _consentedUpTo = _consentedUpTo > upTo ? _consentedUpTo : upTo;
    }

    /// <summary>Departures that fall due by the new clock are noticed when it is set.</summary>
    private async ValueTask SetClockAsync(SetClock set, CancellationToken cancellationToken)
    {
        await ReadStateAsync(cancellationToken);
        var (was, target) = (Now, new Tick(set.Tick));
        if (set.Consent)
        {
            Consent(target);
        }

        Now = target;
        if (await TryCallAsync("UpdateWorkerSet", () => _storage.UpdateWorkerSetAsync(Pool.Roster(), Now, cancellationToken)) is { } refusal)
        {
            await RefuseClockAsync(refusal, was, cancellationToken);
            return;
        }

        _setBackTicks = Math.Min(StorageLimits.LargestTick, _setBackTicks + Math.Max(0, was.Value - target.Value));
        _facts.Clock.AfterSetting(was, target, set.Consent, Configuration);
        _recorder.Label(target < was ? "clock: set back to what no call has passed" : "clock: set ahead");
        _outcome = target < was ? "set back" : "set ahead";
        await LearnRosterAsync(cancellationToken);
        await PassUntilAsync(Now, cancellationToken);
    }

    /// <summary>Where one call is refused for its tick, all must be, and nothing may remain of any.</summary>
    private async ValueTask RefuseClockAsync(StorageException refusal, Tick was, CancellationToken cancellationToken)
    {
        var before = State;
        await TryCallAsync("CollectInactiveWorkers", () => Forget(_storage.CollectInactiveWorkersAsync(Now, Configuration.RetentionTicks, cancellationToken)));
        await TryCallAsync("RunSchedulingCycle", () => Forget(_storage.RunSchedulingCycleAsync(_planner.AlgorithmFor(Floor), Now, Configuration.MTicks, cancellationToken)));
        await TryCallAsync("ConfirmWorkerAssignment", () => _storage.ConfirmWorkerAssignmentAsync(before.NewestWorkerAssignment, Now, cancellationToken));
        await TryCallAsync("RunVisibilityCycle", () => Forget(_storage.RunVisibilityCycleAsync(Now, cancellationToken)));
        foreach (var chunk in before.Chunks.Take(1))
        {
            await TryCallAsync("MarkForRemoval", () => _storage.MarkForRemovalAsync(chunk.Pk, Now, cancellationToken));
            var replacement = new NewChunk(chunk.Dataset, chunk.Id, chunk.SizeBytes, chunk.Blocks, []);
            await TryCallAsync("RegisterCorrections", () => Forget(_storage.RegisterCorrectionsAsync([new Correction(chunk.Pk, replacement)], Now, cancellationToken)));
        }

        Now = was;
        StateHasChanged();
        var after = await ReadStateAsync(cancellationToken);
        _recorder.Judge(OracleCatalog.Contract, ContractOracle.JudgeNothingRemains("a call with a wrong tick", before, after));
        _facts.Clock.AfterRefusal(refusal.Kind);
        _recorder.Label($"clock: refused ({refusal.Kind})");
        _outcome = $"refused ({refusal.Kind})";
    }

    /// <summary>Makes a call at the present tick and judges whether it is refused for it as it must be.</summary>
    /// <returns>The refusal; null if the call was taken.</returns>
    private async ValueTask<StorageException?> TryCallAsync(string operation, Func<ValueTask> call)
    {
        StorageException? refusal = null;
        try
        {
            await call();
        }
        catch (StorageException refused)
        {
            refusal = refused;
        }
        catch (SchedulerRestartedException)
        {
            return await TryCallAsync(operation, call);
        }

        _recorder.Judge(
            OracleCatalog.Contract,
            ContractOracle.JudgeClock(operation, _newestTick, Now, Configuration.LeapLimitTicks, _consentedUpTo, refusal));
        return refusal;
    }

    private static async ValueTask Forget<T>(ValueTask<T> call) => await call;
}
