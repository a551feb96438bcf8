using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Models.World;

/// <summary>A backend under test: its operations and a way to look inside.</summary>
/// <param name="Operations">What a scheduler calls.</param>
/// <param name="Inspection">What the judges read.</param>
/// <param name="Lease">Disposed at the end of the case; it releases the storage.</param>
public sealed record WorldStorage(ISchedulerStorage Operations, IStorageInspection Inspection, IAsyncDisposable Lease)
{
    /// <summary>How many schedulers run each operation: 2 in lockstep.</summary>
    public int Schedulers { get; init; } = 1;

    /// <summary>How often the scheduler was started anew so far. Its planner begins anew with it.</summary>
    public Func<int> Restarts { get; init; } = static () => 0;

    /// <summary>Compares a state that was just read through <see cref="Inspection"/> with that of the other backend walked in lockstep; null for a single one.</summary>
    public Func<StorageState, CancellationToken, ValueTask<Verdict>>? CompareAsync { get; init; }
}
