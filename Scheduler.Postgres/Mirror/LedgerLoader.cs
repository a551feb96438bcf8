using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Mirror;

/// <summary>Reads a ledger from the committed rows: at the start, after any error, and for inspection.</summary>
/// <param name="ledger">Empty; it is complete after <see cref="Finish"/>.</param>
internal sealed class LedgerLoader(ChunkLedger ledger)
{
    /// <summary>Phase of the reading, behind the name of its operation.</summary>
    public const string Phase = ":fetch_rows";

    private readonly List<WorkerView> _workers = [];
    private readonly List<ChunkLifecycle> _lifecycles = [];
    private readonly List<WaitingChunk> _waiting = [];

    /// <summary>What reads everything in one round trip. The caller sees to it that all of it belongs to one moment.</summary>
    public IReadOnlyList<BatchQuery> Queries
    {
        get
        {
            var rows = new LedgerRows(ledger);
            return
            [
                new("select id, name from datasets order by id", rows.TakeDataset),
                new($"select {LedgerRows.ChunkColumns} from chunks order by chunk_pk", rows.TakeChunk),
                new(
                    """
                    select chunk_pk, applied_at_worker_assignment_id, applied_at_portal_assignment_id, marked_for_removal, rejected,
                           dropped_at_portal_assignment_id, dropped_at_worker
                    from sched_chunk_metadata order by chunk_pk
                    """,
                    reader => _lifecycles.Add(LedgerRows.Lifecycle(reader))),
                new("select chunk_pk, worker_ids from sched_ideal_chunk_workers order by chunk_pk", rows.TakeIdeal),
                new("select chunk_pk, worker_ids from sched_confirmed_chunk_workers order by chunk_pk", rows.TakeRouting),
                new(
                    "select chunk_pk, worker_id, superseded_at_worker_assignment_id from sched_stale_mappings order by chunk_pk, worker_id",
                    rows.TakeStale),
                new(
                    "select worker_assignment_id, chunk_pk, worker_ids from sched_worker_assignment_diffs order by worker_assignment_id, chunk_pk",
                    rows.TakeDiff),
                new(
                    "select old_chunk_pk, new_chunk_pk, created_at, applied_at_portal_assignment_id from chunk_corrections order by old_chunk_pk",
                    rows.TakeCorrection),
                new("select id, created_at, confirmed_up_to from sched_portal_assignments order by id", rows.TakePortal),
                new($"select {LedgerRows.WorkerColumns} from sched_workers order by id", reader => _workers.Add(LedgerRows.Worker(reader))),
                new(
                    """
                    select coalesce((select max(id) from sched_worker_assignments), 0),
                           coalesce((select max(assignment_id) from sched_worker_confirmations), 0)
                    """,
                    rows.TakeAssignments),
                new("select newest_tick from sched_clock", rows.TakeTick),
                new("select chunk_pk, reason, since from sched_waiting_chunks order by chunk_pk", reader => _waiting.Add(LedgerRows.Waiting(reader))),
            ];
        }
    }

    /// <summary>Hands over what the ledger takes as a whole.</summary>
    public void Finish()
    {
        ledger.RestoreLifecycles(_lifecycles);
        ledger.ReplaceWorkers(_workers);
        ledger.RestoreWaiting(_waiting);
    }
}
