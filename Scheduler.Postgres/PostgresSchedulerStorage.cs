using System.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Leadership;
using Scheduler.Postgres.Mirror;
using Scheduler.Postgres.Schema;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Shared;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres;

/// <summary>
/// The storage contract on Postgres. The object is the scheduler of its database: it holds the scheduler lock by its one
/// connection and writes under an epoch that shuts out all earlier schedulers. One caller at a time.
/// </summary>
/// <remarks>
/// While its epoch leads, nobody else writes the scheduler's tables, so it plans from a copy of their committed rows and
/// writes what changes. The copy is read at the first use and again after any fault. When the connection is lost the lock is
/// lost too, and every operation fails from then on; open another storage.
/// </remarks>
public sealed partial class PostgresSchedulerStorage : LedgerStorage
{
    private readonly PostgresStorageOptions _options;
    private readonly PostgresSession _session;
    private readonly SharedTableWriter _shared;
    private ChunkLedger? _ledger;
    private StorageException? _fencedOut;

    private PostgresSchedulerStorage(PostgresStorageOptions options, PostgresSession session)
        : base(SettingsOf(options))
    {
        _options = options;
        _session = session;
        _shared = new SharedTableWriter(session, Clock, options.Phases);
    }

    /// <summary>The epoch under which this scheduler writes; a writer on another connection needs it.</summary>
    public long Epoch => _session.Epoch;

    /// <summary>Its connection, to be looked at.</summary>
    internal NpgsqlConnection Connection => _session.Connection;

    /// <summary>Becomes the scheduler of a database: takes the lock, migrates, claims the next epoch.</summary>
    /// <exception cref="StorageException">Another scheduler holds the database (<see cref="StorageErrorKind.AlreadyRunning"/>), or it cannot be reached or migrated; <see cref="StorageErrorKinds.IsOfEnvironment"/> tells the two apart.</exception>
    public static async Task<PostgresSchedulerStorage> OpenAsync(PostgresStorageOptions options, CancellationToken cancellationToken = default)
    {
        var session = await PostgresSession.OpenAsync(options, cancellationToken);
        try
        {
            await SchedulerLock.AcquireAsync(session.Connection, cancellationToken);
            await SchemaMigrations.ApplyAsync(session.Connection, options, cancellationToken);
            session.Epoch = await SchedulerLock.ClaimEpochAsync(session, cancellationToken);
            return new PostgresSchedulerStorage(options, session);
        }
        catch (Exception fault)
        {
            await session.DisposeAsync();
            var translated = ErrorTranslation.Of(fault);
            if (ReferenceEquals(translated, fault))
            {
                throw;
            }

            throw translated;
        }
    }

    /// <summary>Prepares the database on the session of this storage, which alone holds it: before the first operation, since nothing that is written past the operations is seen by later ones.</summary>
    /// <param name="prepare">Writes; it must leave no transaction open.</param>
    /// <param name="cancellationToken">Handed on.</param>
    /// <exception cref="InvalidOperationException">An operation has begun.</exception>
    /// <exception cref="StorageException">The database failed.</exception>
    public async Task PrepareAsync(Func<NpgsqlConnection, CancellationToken, Task> prepare, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        if (_ledger is not null)
        {
            throw new InvalidOperationException("a storage that has begun to work cannot be prepared any more");
        }

        try
        {
            await prepare(_session.Connection, cancellationToken);
        }
        catch (NpgsqlException fault)
        {
            throw ErrorTranslation.Of(fault);
        }
    }

    /// <summary>Frees the lock and closes the connection.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (IsDisposed)
        {
            return;
        }

        await base.DisposeAsync();
        _ledger = null;
        await SchedulerLock.ReleaseAsync(_session.Connection);
        await _session.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void RequireUsable(CancellationToken cancellationToken)
    {
        base.RequireUsable(cancellationToken);
        if (_fencedOut is not null)
        {
            throw new StorageException(StorageErrorKind.FencedOut, _fencedOut.Message, _fencedOut);
        }
    }

    /// <inheritdoc/>
    /// <remarks>One transaction, in which all that is read belongs to one moment.</remarks>
    protected override async ValueTask<T> WriteAsync<T>(
        LedgerOperation operation, Tick? now, Func<ChunkLedger, T> decide, CancellationToken cancellationToken)
    {
        var name = OperationNames.Of(operation);
        return await RunTransactionAsync(
            name,
            IsolationLevel.RepeatableRead,
            async (transaction, ledger) =>
            {
                await LedgerRefresh.ForAsync(operation, transaction, name, ledger, cancellationToken);
                var decision = decide(ledger);
                await DecisionWriter.WriteAsync(transaction, decision, _options.SchedulerVersion, cancellationToken);
                await StoreTickAsync(transaction, name, now, cancellationToken);
                return decision;
            },
            cancellationToken);
    }

    /// <summary>Stores the tick of an operation, unless another writer has stored one meanwhile that refuses it.</summary>
    private async Task StoreTickAsync(PostgresTransaction transaction, string operation, Tick? now, CancellationToken cancellationToken)
    {
        if (now is { } tick)
        {
            Clock.Require(await transaction.NewestTickAsync(cancellationToken), tick);
            await ClockRows.RaiseAsync(transaction, operation, ClockRows.Cycles, tick, cancellationToken);
        }
    }

    private Task<T> RunTransactionAsync<T>(
        string operation, IsolationLevel isolation, Func<PostgresTransaction, ChunkLedger, Task<T>> body, CancellationToken cancellationToken) =>
        FencedAsync(async () =>
        {
            if (_ledger is null && isolation != IsolationLevel.RepeatableRead)
            {
                // A copy must show one moment, which a transaction of this kind does not.
                _ledger = await LoadAsync(operation, NewLedger, cancellationToken);
            }

            return await _session.WriteAsync(
                operation,
                isolation,
                async transaction => await body(transaction, await LedgerAsync(operation, transaction, cancellationToken)),
                cancellationToken);
        });

    /// <summary>
    /// Runs an operation. After a fault that is not a plain refusal nobody knows what the database holds, so the next
    /// operation reads it again; after a takeover there is no next operation.
    /// </summary>
    private async Task<T> FencedAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception fault) when (!IsRefusal(fault))
        {
            _ledger = null;
            _fencedOut = fault as StorageException is { Kind: StorageErrorKind.FencedOut } fencedOut ? fencedOut : null;
            throw;
        }
    }

    private static bool IsRefusal(Exception fault) => fault is ArgumentException or StorageException
    {
        Kind: StorageErrorKind.CorrectionRejected or StorageErrorKind.ChunkAlreadyExists or StorageErrorKind.ChunkOverlaps
            or StorageErrorKind.UnknownDataset or StorageErrorKind.DatasetAlreadyExists or StorageErrorKind.UnknownAssignment
            or StorageErrorKind.ClockWentBack or StorageErrorKind.ClockLeapt,
    };

    /// <summary>The copy of the committed rows.</summary>
    private async Task<ChunkLedger> LedgerAsync(string operation, PostgresTransaction transaction, CancellationToken cancellationToken) =>
        _ledger ??= await LedgerLoader.LoadAsync(
            NewLedger, transaction.Edges.LoadSliceRows, queries => transaction.ReadManyAsync(operation + LedgerLoader.Phase, queries, cancellationToken),
            read => read(queries => transaction.ReadManyAsync(operation + LedgerLoader.Phase, queries, cancellationToken)));

    /// <summary>Reads the committed rows outside any transaction.</summary>
    private Task<ChunkLedger> LoadAsync(string operation, Func<ChunkLedger> create, CancellationToken cancellationToken)
    {
        var name = operation + LedgerLoader.Phase;
        return LedgerLoader.LoadAsync(
            create,
            _options.Edges.LoadSliceRows,
            queries => _session.ReadAsync(name, queries, cancellationToken),
            read => _session.ReadInTurnAsync(
                operation, transaction => read(queries => transaction.ReadManyAsync(name, queries, cancellationToken)), cancellationToken));
    }

    private ChunkLedger NewLedger() => new(Settings);

    private static LedgerSettings SettingsOf(PostgresStorageOptions options) => new()
    {
        Logger = options.Logger ?? NullLogger.Instance,
        Metrics = options.Metrics,
        Phases = options.Phases,
        LeapLimitTicks = options.LeapLimitTicks,
        Edges = options.Edges,
    };
}
