using Scheduler.Core.Lifecycle;
using Sim.Models.Views;

namespace Sim.Models.World;

/// <content>Time and what it brings along: departures that are noticed. No cycle runs; the next one draws the consequences.</content>
public sealed partial class SchedulerWorld
{
    /// <summary>Moves the clock. Departures that are noticed on the way are handed over at their own tick.</summary>
    internal async ValueTask PassUntilAsync(Tick target, CancellationToken cancellationToken)
    {
        while (_noticing.TryPeekTime(out var due) && due <= target.Value)
        {
            _noticing.TryDequeue(out var worker, out _);
            Clock.PassTo(new Tick(Math.Max(due, Now.Value)));
            await StrikeOffAsync(worker, cancellationToken);
        }

        Clock.PassTo(target);
    }

    /// <summary>Moves the clock until no departure is left that nobody knows of: before that no scheduler can come to rest.</summary>
    internal async ValueTask AwaitNoticingAsync(CancellationToken cancellationToken)
    {
        while (_noticing.TryPeekTime(out var due))
        {
            await PassUntilAsync(new Tick(due), cancellationToken);
        }
    }

    /// <summary>A worker falls silent. The clock brings along that somebody notices.</summary>
    internal async ValueTask FallSilentAsync(int worker, CancellationToken cancellationToken)
    {
        Fleet.Silence(worker);
        Pool.Silence(worker);
        WorkerAnswers.Forget(worker);
        if (Pool.PkOf(worker) is { } pk)
        {
            Departures = Departures.WithSilence(pk);
        }

        Picture?.Show(PlainReasons.Silence);
        _noticing.Enqueue(Clock.Later(Configuration.DepartureDetectionTicks).Value, worker);
        await PassUntilAsync(Now, cancellationToken);
    }

    /// <summary>The scheduler is told that a worker is gone.</summary>
    internal async ValueTask StrikeOffAsync(int worker, CancellationToken cancellationToken)
    {
        Pool.SetActive(worker, false);
        WorkerAnswers.Forget(worker);
        if (Pool.PkOf(worker) is { } pk)
        {
            Departures = Departures.WithDeparture(pk, NewestAssignment);
        }

        await HandOverRosterAsync(cancellationToken);
    }

    /// <summary>The scheduler is told which workers there are.</summary>
    internal async ValueTask HandOverRosterAsync(CancellationToken cancellationToken)
    {
        await Storage.CallAtAsync(Now, calls => calls.UpdateWorkerSetAsync(Pool.Roster(), Now, cancellationToken), cancellationToken);
        LearnRoster();
    }

    /// <summary>Takes over what the storage made of the roster.</summary>
    internal void LearnRoster()
    {
        Pool.LearnRegistry(State.Workers);
        Fleet.Sync();
        Picture?.Show(PlainReasons.Roster);
    }

    /// <summary>A worker is judged by what arrived there or ended there.</summary>
    internal void ReportArrival(int worker, WorkerAssignment assignment)
    {
        Picture?.ShowDisks(assignment);
        Judge.AfterArrival(State, DiskOf(worker), Fleet.SliceOf(worker), assignment);
    }

    /// <summary>A worker takes over an assignment as a whole and reports it.</summary>
    internal void ApplyAt(int worker, WorkerAssignment assignment)
    {
        Fleet.Apply(worker, assignment);
        Picture?.ShowDisks(assignment);
        Judge.AfterReport(State, DiskOf(worker), assignment);
    }

    private Oracles.WorkerDisk? DiskOf(int worker) => Pool.PkOf(worker) is { } pk ? Fleet.Copies.DiskOf(pk) : null;
}
