-- Models of others that administrators have added while VideoGen runs. They have no owner: everybody's films may use them.
create table if not exists providers (
    name text primary key check (name ~ '^[a-z0-9-]{1,40}$'),
    kind text not null,
    -- Without secrets.
    settings jsonb not null,
    -- AES-256-GCM; names its key. Null when it needs none.
    secrets bytea,
    enabled boolean not null default true,
    position integer not null,
    -- +1 at each change: two administrators don't overwrite each other unawares.
    revision bigint not null default 1,
    -- What the last test of the connection found.
    tested_at timestamptz,
    test_latency_ms integer,
    test_fault text,
    test_detail text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index if not exists providers_in_order on providers (position, name);

grant select, insert, update, delete on providers to videogen_api;
grant select on providers to videogen_dispatcher;
