-- Tables that ingestion writes and the scheduler reads.

-- Lets one index answer "which chunks of this dataset touch this range".
create extension if not exists btree_gist;

-- Keys come from these rows and not from sequences: a transaction that fails gives its keys back, and because the row stays
-- locked until the end of the transaction, keys become visible in ascending order.
create table key_counters (
    kind     text   not null primary key,
    last_key bigint not null
);

insert into key_counters (kind, last_key) values ('dataset', 0), ('chunk', 0), ('worker', 0);

create function next_key(wanted text) returns bigint
    language sql volatile
    as $$ update key_counters set last_key = last_key + 1 where kind = wanted returning last_key $$;

create table datasets (
    id   smallint         not null primary key default next_key('dataset'),
    name text collate "C" not null,
    constraint datasets_name_key unique (name)
);

create table chunks (
    chunk_pk             bigint           not null primary key default next_key('chunk'),
    dataset_id           smallint         not null references datasets (id),
    chunk_id             text collate "C" not null,
    size                 integer          not null check (size >= 0),
    files                text[]           not null,
    first_block          bigint           not null check (first_block >= 0),
    last_block_delta     integer          not null check (last_block_delta >= 0),
    last_block_hash      text,
    last_block_timestamp bigint,
    registered_at        timestamptz      not null default now(),
    constraint chunks_identity_key unique (dataset_id, chunk_id)
);

-- Blocks first..last as the half-open range [first - 1, last): the same ranges meet, and the last block may be the largest bigint.
create index chunks_by_blocks on chunks using gist (dataset_id, int8range(first_block - 1, first_block + last_block_delta));
