using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>
/// The storage contract over a ledger. Every operation decides, has the decision stored, and applies it; a backend derives from
/// this class and says how a decision is stored, and where the ledger comes from when it begins. One caller at a time.
/// </summary>
/// <remarks>
/// A backend whose tables others write too overrides the operations on those tables, and decides them where it can lock them.
/// </remarks>
/// <example>
/// A backend that keeps a list of what was decided:
/// <code>
/// protected override ValueTask&lt;T&gt; WriteAsync&lt;T&gt;(LedgerOperation operation, Tick? now, Func&lt;ChunkLedger, T&gt; decide, CancellationToken cancellationToken)
/// {
///     var decision = decide(_ledger);
///     _journal.Add(decision);
///     return new(decision);
/// }
/// </code>
/// </example>
public abstract partial class LedgerStorage : ISchedulerStorage, IStorageInspection
{
    /// <summary>Creates the operations.</summary>
    /// <param name="settings">What the host says.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit of leaps is negative or above <see cref="StorageLimits.LongestWindowTicks"/>.</exception>
    protected LedgerStorage(LedgerSettings settings)
    {
        Settings = settings;
        Clock = new ClockGuard(settings.LeapLimitTicks);
    }

    /// <summary>What the host says.</summary>
    protected LedgerSettings Settings { get; }

    /// <summary>Judges the ticks of calls.</summary>
    protected ClockGuard Clock { get; }

    /// <summary>Whether the storage has been disposed of.</summary>
    protected bool IsDisposed { get; set; }

    /// <inheritdoc/>
    public void ConsentToLeap(Tick upTo) => Clock.ConsentToLeap(upTo);

    /// <inheritdoc/>
    public abstract ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends the use of the storage.</summary>
    public virtual ValueTask DisposeAsync()
    {
        IsDisposed = true;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Decides an operation and stores the decision with its tick, as one unit: if this throws, nothing of it may be left, in the store or in the ledger.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="now">The tick of the call, which <paramref name="decide"/> refuses if it may not come; null for an operation that carries none.</param>
    /// <param name="decide">Decides, and changes nothing. To be asked once, about a ledger that holds all that is stored.</param>
    /// <param name="cancellationToken">Stops before anything is final.</param>
    /// <returns>What was decided; it is applied to the ledger that decided as soon as this is complete.</returns>
    protected abstract ValueTask<T> WriteAsync<T>(
        LedgerOperation operation, Tick? now, Func<ChunkLedger, T> decide, CancellationToken cancellationToken)
        where T : LedgerDecision;

    /// <summary>Demands that an operation may begin.</summary>
    /// <exception cref="ObjectDisposedException">The storage has been disposed of.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled before it began.</exception>
    protected virtual void RequireUsable(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Reports a phase until it is disposed of.</summary>
    protected PhaseScope Phase(string name) => new(Settings.Phases, name);

    /// <summary>Decides, stores, applies.</summary>
    private async ValueTask<(ChunkLedger Ledger, T Decision)> RunAsync<T>(
        LedgerOperation operation, Tick? now, Func<ChunkLedger, T> decide, CancellationToken cancellationToken)
        where T : LedgerDecision
    {
        ChunkLedger? ledger = null;
        var decision = await WriteAsync(
            operation,
            now,
            about =>
            {
                ledger = about;
                if (now is { } tick)
                {
                    Clock.Require(about.NewestTick, tick);
                }

                return decide(about) with { Tick = now };
            },
            cancellationToken);
        Invariant.Require(ledger is not null, "a backend must ask for the decision that it stores");
        ledger.Apply(decision);
        return (ledger, decision);
    }
}
