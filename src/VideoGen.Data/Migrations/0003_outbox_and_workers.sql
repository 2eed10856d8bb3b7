-- What waits to be told to the queue, and which workers are there.

create table if not exists outbox (
    id bigint generated always as identity primary key,
    topic text not null check (topic in ('job_queued')),
    job_id uuid not null references jobs (id) on delete cascade,
    owner_id uuid not null references users (id) on delete cascade,
    available_at timestamptz not null default now(),
    created_at timestamptz not null default now()
);
create index if not exists outbox_due on outbox (available_at, id);
create index if not exists outbox_job on outbox (job_id);
create index if not exists outbox_owner on outbox (owner_id);

alter table outbox enable row level security;
alter table outbox force row level security;
drop policy if exists owner_role on outbox;
create policy owner_role on outbox to videogen_owner using (true);
drop policy if exists api_own on outbox;
create policy api_own on outbox to videogen_api using (owner_id = nullif(current_setting('app.owner', true), '')::uuid);
drop policy if exists dispatcher_all on outbox;
create policy dispatcher_all on outbox to videogen_dispatcher using (true);
grant select, insert on outbox to videogen_api;
grant select, insert, update, delete on outbox to videogen_dispatcher;

-- Workers have no owner: any job may run on any of them.
create table if not exists workers (
    id text primary key,
    address text not null,
    capacity integer not null check (capacity between 1 and 1024),
    running integer not null default 0 check (running >= 0),
    draining boolean not null default false,
    sandbox text not null default '',
    version text not null default '',
    ffmpeg_version text not null default '',
    -- Set aside after a call to it failed; announcements do not lift it.
    avoid_until timestamptz,
    first_seen_at timestamptz not null default now(),
    announced_at timestamptz not null default now(),
    valid_until timestamptz not null
);
create index if not exists workers_valid on workers (valid_until);
grant select on workers to videogen_api;
grant select, insert, update, delete on workers to videogen_dispatcher;
