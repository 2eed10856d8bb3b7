-- Files that users sent for use in films.

create table if not exists uploads (
    id uuid primary key,
    owner_id uuid not null references users (id) on delete cascade,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bigint not null check (bytes > 0),
    -- For people, already cleaned; never part of a path.
    name text not null check (length(name) between 1 and 200),
    object_key text not null,
    -- pending: stored, but not yet looked at. removing: its object goes. Neither is shown to anybody, and neither lasts.
    state text not null default 'pending' check (state in ('pending', 'ready', 'removing')),
    kind text check (kind in ('video', 'image', 'audio')),
    content_type text,
    -- What the look at it found.
    facts jsonb,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    constraint uploads_ready check (state <> 'ready' or (kind is not null and content_type is not null and facts is not null))
);
create index if not exists uploads_of_owner on uploads (owner_id, id desc);
-- The same file is kept once for each owner.
create unique index if not exists uploads_content on uploads (owner_id, sha256) where state = 'ready';
create index if not exists uploads_unfinished on uploads (changed_at) where state <> 'ready';

alter table uploads enable row level security;
alter table uploads force row level security;
drop policy if exists owner_role on uploads;
create policy owner_role on uploads to videogen_owner using (true);
drop policy if exists api_own on uploads;
create policy api_own on uploads to videogen_api using (owner_id = nullif(current_setting('app.owner', true), '')::uuid);
drop policy if exists dispatcher_all on uploads;
create policy dispatcher_all on uploads to videogen_dispatcher using (true);
grant select, insert, update, delete on uploads to videogen_api;
grant select, delete, update (state, changed_at) on uploads to videogen_dispatcher;
