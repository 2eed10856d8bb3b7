-- Posts of providers that were read: the same post again changes nothing, whichever process gets it.
create table if not exists webhook_deliveries (
    provider text not null,
    id text not null,
    -- An older post is refused by its time.
    expires_at timestamptz not null,
    received_at timestamptz not null default now(),
    primary key (provider, id)
);
create index if not exists webhook_deliveries_expiry on webhook_deliveries (expires_at);
grant select, insert, delete on webhook_deliveries to videogen_api;
