-- Films that were made from films: where each came from, the versions of one film, and the chat that makes them.

-- Ids of lineage are history: the job that one names may be gone.
alter table jobs
    add column if not exists made_by text not null default 'prompt',
    -- What was said to make it: the message of a chat, the prompt of a remix.
    add column if not exists made_note text,
    add column if not exists source_job_id uuid,
    -- The job that the whole family began with; null for that job itself.
    add column if not exists root_job_id uuid,
    -- Version 1 of the film that this is a version of; null for version 1 itself.
    add column if not exists film_id uuid,
    add column if not exists version integer not null default 1 check (version > 0);
update jobs set made_by = 'timeline' where kind = 'render' and made_by = 'prompt';
alter table jobs drop constraint if exists jobs_made_by;
alter table jobs add constraint jobs_made_by check (made_by in ('prompt', 'storyboard', 'timeline', 'chat', 'remix', 'variation', 'extension'));
alter table jobs drop constraint if exists jobs_lineage;
alter table jobs add constraint jobs_lineage check ((source_job_id is null) = (root_job_id is null) and (film_id is null) = (version = 1));
create index if not exists jobs_of_root on jobs (root_job_id) where root_job_id is not null;
create unique index if not exists jobs_of_film on jobs (film_id, version) where film_id is not null;

-- A film that somebody has talked about: which of its versions is current, and how far forward redo goes.
create table if not exists films (
    id uuid primary key,
    owner_id uuid not null references users (id) on delete cascade,
    head_job_id uuid not null,
    tip_job_id uuid not null,
    -- The highest number that was given to a version.
    versions integer not null default 1 check (versions > 0),
    created_at timestamptz not null default now()
);
create index if not exists films_owner on films (owner_id);

create table if not exists chat_messages (
    id uuid primary key,
    film_id uuid not null references films (id) on delete cascade,
    owner_id uuid not null references users (id) on delete cascade,
    -- answered: nothing was to be done. proposed: waits to be applied. conflict: another version came first; it can still be applied.
    state text not null check (state in ('answered', 'proposed', 'applied', 'moved', 'conflict')),
    text text not null,
    -- The typed commands that it was read as, and what they came to.
    commands jsonb not null default '[]',
    answer jsonb not null,
    current_scene text,
    base_job_id uuid not null,
    base_version integer not null,
    -- The version that it led to.
    job_id uuid,
    version integer,
    idempotency_key text,
    body_hash bytea check (octet_length(body_hash) = 32),
    created_at timestamptz not null default now(),
    constraint chat_messages_led check ((state in ('applied', 'moved')) = (job_id is not null and version is not null)),
    constraint chat_messages_key check ((idempotency_key is null) = (body_hash is null))
);
create index if not exists chat_messages_film on chat_messages (film_id, id desc);
create index if not exists chat_messages_owner on chat_messages (owner_id);
create unique index if not exists chat_messages_once on chat_messages (owner_id, idempotency_key) where idempotency_key is not null;

do $$
declare
    name text;
begin
    foreach name in array array['films', 'chat_messages'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('drop policy if exists owner_role on %I', name);
        execute format('create policy owner_role on %I to videogen_owner using (true)', name);
        execute format('drop policy if exists api_own on %I', name);
        execute format(
            'create policy api_own on %I to videogen_api using (owner_id = nullif(current_setting(''app.owner'', true), '''')::uuid)', name);
    end loop;
end
$$;
grant select, insert, update on films, chat_messages to videogen_api;

-- The dispatcher takes away what is left of films whose last version is gone, and reads nothing else of them.
drop policy if exists dispatcher_sweeps on films;
create policy dispatcher_sweeps on films to videogen_dispatcher using (true);
grant select (id), delete on films to videogen_dispatcher;
