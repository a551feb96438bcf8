-- Replacements of one chunk by another. Completed rows are kept for ever.

create table chunk_corrections (
    old_chunk_pk                    bigint   not null,
    new_chunk_pk                    bigint   not null references chunks (chunk_pk),
    dataset_id                      smallint not null references datasets (id),
    created_at                      bigint   not null,
    applied_at_portal_assignment_id bigint references sched_portal_assignments (id),
    constraint chunk_corrections_pkey primary key (old_chunk_pk),
    constraint chunk_corrections_old_chunk_fkey foreign key (old_chunk_pk) references chunks (chunk_pk),
    constraint chunk_corrections_sides_differ check (old_chunk_pk <> new_chunk_pk)
);

create index chunk_corrections_pending on chunk_corrections (new_chunk_pk) where applied_at_portal_assignment_id is null;

create function chunk_corrections_require_one_dataset() returns trigger
    language plpgsql
    as $$
    declare
        stranger bigint;
    begin
        select chunk_pk into stranger
        from chunks
        where chunk_pk in (new.old_chunk_pk, new.new_chunk_pk) and dataset_id <> new.dataset_id
        limit 1;
        if found then
            raise exception 'correction of chunk % by chunk %: chunk % is not of dataset %',
                new.old_chunk_pk, new.new_chunk_pk, stranger, new.dataset_id;
        end if;
        return new;
    end
    $$;

create trigger chunk_corrections_one_dataset
    before insert or update of old_chunk_pk, new_chunk_pk, dataset_id on chunk_corrections
    for each row execute function chunk_corrections_require_one_dataset();
