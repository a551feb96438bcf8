using Npgsql;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Mirror;

/// <summary>
/// Reads a ledger from the committed rows: at the start, after any error, and for inspection. A small database is read in one
/// round trip; a larger one table after table, in slices.
/// </summary>
internal sealed class LedgerLoader
{
    /// <summary>Phase of the reading, behind the name of its operation.</summary>
    public const string Phase = ":fetch_rows";

    private const string FetchAssignments = """
        select coalesce((select max(id) from sched_worker_assignments), 0),
               coalesce((select max(assignment_id) from sched_worker_confirmations), 0)
        """;

    private const string FetchTick = "select newest_tick from sched_clock";

    private readonly ChunkLedger _ledger;
    private readonly LedgerRows _rows;
    private readonly List<WorkerView> _workers = [];
    private readonly List<ChunkLifecycle> _lifecycles = [];
    private readonly List<WaitingChunk> _waiting = [];
    private readonly TableSlices[] _tables;
    private bool _isPartial;

    private LedgerLoader(ChunkLedger ledger, int mostRows)
    {
        _ledger = ledger;
        _rows = new LedgerRows(ledger);
        _tables = TablesOf(mostRows);
    }

    /// <summary>Reads everything. The caller sees to it that all of it belongs to one moment.</summary>
    /// <param name="create">Makes an empty ledger.</param>
    /// <param name="mostRows">Most rows of a slice.</param>
    /// <param name="readAtOnce">Reads several queries in one round trip.</param>
    /// <param name="readInTurn">Gives a reader whose round trips all belong to one moment.</param>
    /// <returns>The complete ledger.</returns>
    public static async Task<ChunkLedger> LoadAsync(
        Func<ChunkLedger> create,
        int mostRows,
        Func<IReadOnlyList<BatchQuery>, Task> readAtOnce,
        Func<Func<Func<IReadOnlyList<BatchQuery>, Task>, Task>, Task> readInTurn)
    {
        var whole = new LedgerLoader(create(), mostRows);
        await readAtOnce(whole.FirstSlices());
        if (!whole._isPartial)
        {
            return whole.Finish();
        }

        // Rows refer to those of tables before theirs, which must be there as a whole; so it begins anew.
        var sliced = new LedgerLoader(create(), mostRows);
        await readInTurn(sliced.ReadSlicesAsync);
        return sliced.Finish();
    }

    private List<BatchQuery> FirstSlices() =>
    [
        .. _tables.Select(FirstSlice),
        new(FetchAssignments, reader => TakeUnlessPartial(_rows.TakeAssignments, reader)),
        new(FetchTick, reader => TakeUnlessPartial(_rows.TakeTick, reader)),
    ];

    private BatchQuery FirstSlice(TableSlices table)
    {
        var slice = table.Next();
        return slice with
        {
            Take = reader =>
            {
                TakeUnlessPartial(slice.Take, reader);
                _isPartial |= table.IsFull;
            },
        };
    }

    private void TakeUnlessPartial(Action<NpgsqlDataReader> take, NpgsqlDataReader reader)
    {
        if (!_isPartial)
        {
            take(reader);
        }
    }

    private async Task ReadSlicesAsync(Func<IReadOnlyList<BatchQuery>, Task> read)
    {
        foreach (var table in _tables)
        {
            do
            {
                await read([table.Next()]);
            }
            while (table.IsFull);
        }

        await read([new(FetchAssignments, _rows.TakeAssignments), new(FetchTick, _rows.TakeTick)]);
    }

    private ChunkLedger Finish()
    {
        _ledger.AddLifecycles(_lifecycles);
        _ledger.SetWorkers(_workers);
        _ledger.SetWaiting(_waiting);
        return _ledger;
    }

    private TableSlices[] TablesOf(int mostRows) =>
    [
        new(LedgerQueries.Datasets + " where id > $1 order by id limit $2", [0], _rows.TakeDataset, mostRows),
        new(LedgerQueries.ChunksAbove, [0], _rows.TakeChunk, mostRows),
        new(
            """
            select chunk_pk, applied_at_worker_assignment_id, applied_at_portal_assignment_id, marked_for_removal, rejected,
                   dropped_at_portal_assignment_id, dropped_at_worker
            from sched_chunk_metadata where chunk_pk > $1 order by chunk_pk limit $2
            """,
            [0],
            reader => _lifecycles.Add(LedgerRows.Lifecycle(reader)),
            mostRows),
        new("select chunk_pk, worker_ids from sched_ideal_chunk_workers where chunk_pk > $1 order by chunk_pk limit $2", [0], _rows.TakeIdeal, mostRows),
        new("select chunk_pk, worker_ids from sched_confirmed_chunk_workers where chunk_pk > $1 order by chunk_pk limit $2", [0], _rows.TakeRouting, mostRows),
        new(
            """
            select chunk_pk, worker_id, superseded_at_worker_assignment_id from sched_stale_mappings
            where (chunk_pk, worker_id) > ($1, $2) order by chunk_pk, worker_id limit $3
            """,
            [0, 1],
            _rows.TakeStale,
            mostRows),
        new(
            """
            select worker_assignment_id, chunk_pk, worker_ids from sched_worker_assignment_diffs
            where (worker_assignment_id, chunk_pk) > ($1, $2) order by worker_assignment_id, chunk_pk limit $3
            """,
            [0, 1],
            _rows.TakeDiff,
            mostRows),
        new(LedgerQueries.Corrections + " where old_chunk_pk > $1 order by old_chunk_pk limit $2", [0], _rows.TakeCorrection, mostRows),
        new("select id, created_at, confirmed_up_to from sched_portal_assignments where id > $1 order by id limit $2", [0], _rows.TakePortal, mostRows),
        new(LedgerQueries.Workers + " where id > $1 order by id limit $2", [0], reader => _workers.Add(LedgerRows.Worker(reader)), mostRows),
        new(
            "select chunk_pk, reason, since from sched_waiting_chunks where chunk_pk > $1 order by chunk_pk limit $2",
            [0],
            reader => _waiting.Add(LedgerRows.Waiting(reader)),
            mostRows),
        new(
            """
            select id from sched_worker_assignments
            where id > $1 and id > coalesce((select max(assignment_id) from sched_worker_confirmations), 0) order by id limit $2
            """,
            [0],
            _rows.TakeUnconfirmed,
            mostRows),
    ];
}
