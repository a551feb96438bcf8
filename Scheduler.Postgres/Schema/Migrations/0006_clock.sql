-- The newest tick of the scheduler's cycles and that of the writers of the registry: a clock that goes back is told from these
-- rows. They are two, so that a cycle and a roster beside it do not wait for each other.
create table sched_clock (
    writer      text   not null primary key check (writer in ('cycles', 'registry')),
    newest_tick bigint not null
);

-- What was stored before says how far the clock had come.
insert into sched_clock (writer, newest_tick)
select 'cycles', newest
from (
    select greatest(
        (select max(created_at) from sched_worker_assignments),
        (select max(created_at) from sched_portal_assignments),
        (select max(confirmed_at) from sched_worker_confirmations),
        (select max(inactive_since) from sched_workers),
        (select max(marked_for_removal) from sched_chunk_metadata),
        (select max(dropped_at_worker) from sched_chunk_metadata),
        (select max(created_at) from chunk_corrections)) as newest
) as stored
where newest is not null;
