-- Jobs, their events, their outputs, and the keys that make a repeated submit the same submit.

create table if not exists jobs (
    id uuid primary key,
    owner_id uuid not null references users (id) on delete cascade,
    kind text not null check (kind in ('generate')),
    state text not null default 'queued' check (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    stage text check (stage in ('planning', 'narrating', 'composing', 'rendering', 'mixing', 'checking', 'saving')),
    progress double precision not null default 0 check (progress >= 0 and progress <= 1),
    message text,
    priority text not null default 'normal' check (priority in ('low', 'normal', 'high')),
    request jsonb not null,
    storyboard jsonb,
    title text not null,
    metadata jsonb not null default '{}',
    seed bigint not null,
    error_code text,
    error_message text,
    -- Fencing number: +1 at each claim. Every write of a running job names it.
    attempt integer not null default 0 check (attempt >= 0),
    -- Claims that do not count: handed back unharmed, or before the owner retried the job.
    releases integer not null default 0 check (releases >= 0 and releases <= attempt),
    lease_owner text,
    lease_until timestamptz,
    worker_id text,
    not_before timestamptz not null default now(),
    cancel_requested_at timestamptz,
    preview_key text,
    expected_at timestamptz,
    steps_reused integer not null default 0,
    steps_rendered integer not null default 0,
    report jsonb,
    traceparent text,
    event_seq bigint not null default 0,
    -- The entry of the queue that announces the job; null until it is announced. A hint: queues can be emptied.
    queue_entry text,
    -- When objects that no asset names shall be removed.
    cleanup_after timestamptz,
    created_at timestamptz not null default now(),
    queued_at timestamptz not null default now(),
    started_at timestamptz,
    completed_at timestamptz,
    deleted_at timestamptz,
    updated_at timestamptz not null default now(),
    constraint jobs_lease check ((state = 'running') = (lease_until is not null and lease_owner is not null)),
    constraint jobs_end check ((state in ('completed', 'failed', 'cancelled')) = (completed_at is not null)),
    constraint jobs_failure check (state <> 'failed' or error_code is not null)
);
create index if not exists jobs_of_owner on jobs (owner_id, id desc);
create index if not exists jobs_waiting on jobs (priority, queued_at, id) where state = 'queued';
create index if not exists jobs_waiting_of_owner on jobs (owner_id) where state = 'queued';
create index if not exists jobs_running on jobs (lease_until) where state = 'running';
create index if not exists jobs_running_of_owner on jobs (owner_id) where state = 'running';
create index if not exists jobs_cleanup on jobs (cleanup_after) where cleanup_after is not null;
create index if not exists jobs_deleted on jobs (deleted_at) where deleted_at is not null;
create index if not exists jobs_ended on jobs (completed_at) where completed_at is not null;

create table if not exists job_events (
    job_id uuid not null references jobs (id) on delete cascade,
    seq bigint not null check (seq > 0),
    owner_id uuid not null references users (id) on delete cascade,
    type text not null check (type in (
        'queued', 'started', 'progress', 'step', 'requeued', 'cancel_requested', 'completed', 'failed', 'cancelled')),
    -- The job as it was, in the members of the event's public form.
    payload jsonb not null,
    created_at timestamptz not null default now(),
    primary key (job_id, seq)
);
create index if not exists job_events_owner on job_events (owner_id);

create table if not exists assets (
    id uuid primary key,
    owner_id uuid not null references users (id) on delete cascade,
    job_id uuid not null references jobs (id) on delete cascade,
    kind text not null check (kind in ('video', 'poster', 'captions_vtt', 'captions_srt', 'music', 'narration')),
    object_key text not null,
    content_type text not null,
    bytes bigint not null check (bytes >= 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    width integer,
    height integer,
    duration_ms bigint,
    frames bigint,
    created_at timestamptz not null default now()
);
create unique index if not exists assets_of_job on assets (job_id, kind);
create index if not exists assets_owner on assets (owner_id);

create table if not exists idempotency_keys (
    owner_id uuid not null references users (id) on delete cascade,
    key text not null,
    body_hash bytea not null check (octet_length(body_hash) = 32),
    job_id uuid not null references jobs (id) on delete cascade deferrable initially deferred,
    created_at timestamptz not null default now(),
    primary key (owner_id, key)
);
create index if not exists idempotency_keys_job on idempotency_keys (job_id);
create index if not exists idempotency_keys_age on idempotency_keys (created_at);

-- Writes the next event of a job that the same statement has just changed.
create or replace function log_job_event(job jobs, event_type text, extra jsonb default '{}') returns job_events
language sql volatile set search_path = public, pg_temp as $$
    insert into job_events (job_id, seq, owner_id, type, payload)
    values (job.id, job.event_seq, job.owner_id, event_type, jsonb_strip_nulls(jsonb_build_object(
        'state', job.state, 'stage', job.stage, 'progress', job.progress, 'message', job.message, 'preview_key', job.preview_key,
        'expected_at', job.expected_at, 'attempt', job.attempt,
        'error_code', case when job.state = 'failed' then job.error_code end,
        'error_message', case when job.state = 'failed' then job.error_message end)) || jsonb_strip_nulls(extra))
    returning *
$$;

-- Place of a waiting job in the order in which its class and those above it wait; tells the job's owner a number and nothing else.
create or replace function queue_position(wanted uuid) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
    select 1 + (
        select count(*)::integer from jobs other
        where other.state = 'queued' and (
            array_position(array['high', 'normal', 'low'], other.priority) < array_position(array['high', 'normal', 'low'], mine.priority)
            or other.priority = mine.priority and (other.queued_at, other.id) < (mine.queued_at, mine.id)))
    from jobs mine
    where mine.id = wanted and mine.state = 'queued' and mine.deleted_at is null
        and mine.owner_id = nullif(current_setting('app.owner', true), '')::uuid
$$;

-- How many jobs wait in all.
create or replace function queue_length() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
    select count(*) from jobs where state = 'queued'
$$;

revoke all on function log_job_event(jobs, text, jsonb), queue_position(uuid), queue_length() from public;
grant execute on function log_job_event(jobs, text, jsonb) to videogen_api, videogen_dispatcher;
grant execute on function queue_position(uuid), queue_length() to videogen_api;

do $$
declare
    name text;
begin
    foreach name in array array['jobs', 'job_events', 'assets', 'idempotency_keys'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('drop policy if exists owner_role on %I', name);
        execute format('create policy owner_role on %I to videogen_owner using (true)', name);
        execute format('drop policy if exists api_own on %I', name);
        execute format(
            'create policy api_own on %I to videogen_api using (owner_id = nullif(current_setting(''app.owner'', true), '''')::uuid)', name);
        execute format('drop policy if exists dispatcher_all on %I', name);
        execute format('create policy dispatcher_all on %I to videogen_dispatcher using (true)', name);
    end loop;
end
$$;
grant select, insert, update on jobs to videogen_api;
grant select, insert on job_events, idempotency_keys to videogen_api;
grant select on assets to videogen_api;
grant select, update, delete on jobs to videogen_dispatcher;
grant select, insert, delete on job_events, assets to videogen_dispatcher;
grant select, delete on idempotency_keys to videogen_dispatcher;
