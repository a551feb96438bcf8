-- Tables that only the scheduler writes.

create table sched_worker_assignments (
    id                bigint not null primary key,
    created_at        bigint not null,
    scheduler_version text
);

create table sched_portal_assignments (
    id              bigint not null primary key,
    created_at      bigint not null,
    -- The watermark that the cycle saw: the anchor of every drain is derived from it.
    confirmed_up_to bigint not null
);

create table sched_workers (
    id             bigint not null primary key default next_key('worker'),
    peer_id        text   not null,
    version        text,
    inactive_since bigint,
    constraint sched_workers_peer_id_key unique (peer_id)
);

create table sched_worker_confirmations (
    assignment_id bigint not null primary key references sched_worker_assignments (id),
    confirmed_at  bigint not null
);

create table sched_chunk_metadata (
    chunk_pk                        bigint  not null primary key references chunks (chunk_pk),
    applied_at_worker_assignment_id bigint  references sched_worker_assignments (id),
    applied_at_portal_assignment_id bigint  references sched_portal_assignments (id),
    marked_for_removal              bigint,
    rejected                        boolean not null default false,
    dropped_at_portal_assignment_id bigint  references sched_portal_assignments (id),
    -- A tick, not an assignment: a chunk may leave the worker side in a cycle that ends in a shortage and mints nothing.
    dropped_at_worker               bigint
);

create index sched_chunk_metadata_awaiting_tombstone on sched_chunk_metadata (dropped_at_portal_assignment_id)
    where dropped_at_portal_assignment_id is not null and dropped_at_worker is null;

create index sched_chunk_metadata_promotable on sched_chunk_metadata (applied_at_worker_assignment_id)
    where not rejected
      and applied_at_portal_assignment_id is null
      and dropped_at_portal_assignment_id is null
      and dropped_at_worker is null
      and marked_for_removal is null;

create table sched_ideal_chunk_workers (
    chunk_pk   bigint   not null primary key references chunks (chunk_pk),
    worker_ids bigint[] not null check (worker_ids <> '{}')
);

create table sched_confirmed_chunk_workers (
    chunk_pk   bigint   not null primary key references chunks (chunk_pk),
    worker_ids bigint[] not null check (worker_ids <> '{}')
);

create table sched_worker_assignment_diffs (
    worker_assignment_id bigint   not null references sched_worker_assignments (id),
    chunk_pk             bigint   not null references chunks (chunk_pk),
    -- Empty means: stop routing the chunk.
    worker_ids           bigint[] not null,
    primary key (worker_assignment_id, chunk_pk)
);

create table sched_stale_mappings (
    chunk_pk                           bigint not null references chunks (chunk_pk),
    worker_id                          bigint not null references sched_workers (id) on delete cascade,
    superseded_at_worker_assignment_id bigint not null references sched_worker_assignments (id),
    primary key (chunk_pk, worker_id)
);

create index sched_stale_mappings_by_worker on sched_stale_mappings (worker_id);
