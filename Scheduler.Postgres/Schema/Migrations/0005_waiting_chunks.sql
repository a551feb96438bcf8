-- What the latest plan could not give its floor of copies, and since when: the age of a wait has to survive a restart.

create table sched_waiting_chunks (
    chunk_pk bigint not null primary key references chunks (chunk_pk),
    reason   text   not null
        constraint sched_waiting_chunks_reason_known
        check (reason in ('larger-than-any-disk', 'fewer-eligible-workers-than-floor', 'no-room')),
    -- Tick of the first cycle from which on the chunk has waited without interruption.
    since    bigint not null
);
