namespace Scheduler.Postgres.Mirror;

/// <summary>The texts that read rows of tables, in the columns that <see cref="LedgerRows"/> takes. Whoever reads a table adds which rows, and in which order.</summary>
internal static class LedgerQueries
{
    /// <summary>Reads datasets.</summary>
    public const string Datasets = "select id, name from datasets";

    /// <summary>Reads chunks.</summary>
    public const string Chunks = "select chunk_pk, dataset_id, chunk_id, size, files, first_block, last_block_delta from chunks";

    /// <summary>Reads some chunks above a key. Keys become visible in ascending order, so that these are all that are new to who knows those up to it.</summary>
    public const string ChunksAbove = Chunks + " where chunk_pk > $1 order by chunk_pk limit $2";

    /// <summary>Reads corrections.</summary>
    public const string Corrections = "select old_chunk_pk, new_chunk_pk, created_at, applied_at_portal_assignment_id from chunk_corrections";

    /// <summary>Reads workers.</summary>
    public const string Workers = "select id, peer_id, version, inactive_since from sched_workers";
}
