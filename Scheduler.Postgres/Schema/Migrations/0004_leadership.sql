-- One row. Whoever raises the epoch is the scheduler; every write of a lower epoch is refused from then on.

create table sched_leadership (
    singleton boolean not null primary key default true check (singleton),
    epoch     bigint  not null
);

insert into sched_leadership (epoch) values (0);
