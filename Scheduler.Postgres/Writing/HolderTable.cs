namespace Scheduler.Postgres.Writing;

/// <summary>A table that gives chunks their holders.</summary>
internal sealed class HolderTable
{
    private HolderTable(string name)
    {
        Delete = $"delete from {name} where chunk_pk = any($1)";
        Upsert = $"""
            insert into {name} as stored (chunk_pk, worker_ids)
            select chunk_pk, worker_ids from staged_holders where worker_ids <> '{"{}"}'
            on conflict (chunk_pk) do update set worker_ids = excluded.worker_ids
            where stored.worker_ids <> excluded.worker_ids
            """;
    }

    /// <summary>The ideal.</summary>
    public static HolderTable Ideal { get; } = new("sched_ideal_chunk_workers");

    /// <summary>The confirmed routing.</summary>
    public static HolderTable Routing { get; } = new("sched_confirmed_chunk_workers");

    /// <summary>Deletes the rows of chunks by key.</summary>
    public string Delete { get; }

    /// <summary>Takes over the staged rows that are not empty; rows that say the same already are left alone.</summary>
    public string Upsert { get; }
}
