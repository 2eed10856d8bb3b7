-- Films from timelines; the plan of a running film, and the segments of it that can be watched already.

alter table jobs drop constraint if exists jobs_kind_check;
alter table jobs add constraint jobs_kind_check check (kind in ('generate', 'render'));

-- The plan: where it is stored, and the clock on which its segments lie. The sound is there before the film is.
alter table jobs
    add column if not exists plan_key text,
    add column if not exists plan_timescale integer check (plan_timescale > 0),
    add column if not exists rate_numerator integer check (rate_numerator > 0),
    add column if not exists rate_denominator integer check (rate_denominator > 0),
    add column if not exists sound_key text,
    add column if not exists captions_key text,
    add column if not exists segments_total integer not null default 0,
    add column if not exists segments_ready integer not null default 0,
    -- Where somebody watches: from this frame on, segments are rendered first.
    add column if not exists wanted_frame bigint check (wanted_frame >= 0);

create table if not exists job_segments (
    job_id uuid not null references jobs (id) on delete cascade,
    idx integer not null check (idx >= 0),
    owner_id uuid not null references users (id) on delete cascade,
    start_frame bigint not null check (start_frame >= 0),
    frames bigint not null check (frames > 0),
    -- Ticks of the plan's timescale.
    duration_ticks bigint not null check (duration_ticks > 0),
    content_key text not null check (content_key ~ '^[0-9a-f]{64}$'),
    object_key text not null,
    bytes bigint check (bytes > 0),
    state text not null default 'pending' check (state in ('pending', 'ready')),
    -- Whether it was found and not rendered for this job.
    reused boolean not null default false,
    ready_at timestamptz,
    primary key (job_id, idx),
    constraint job_segments_ready check ((state = 'ready') = (ready_at is not null and bytes is not null))
);
create index if not exists job_segments_owner on job_segments (owner_id);

alter table job_segments enable row level security;
alter table job_segments force row level security;
drop policy if exists owner_role on job_segments;
create policy owner_role on job_segments to videogen_owner using (true);
drop policy if exists api_own on job_segments;
create policy api_own on job_segments to videogen_api using (owner_id = nullif(current_setting('app.owner', true), '')::uuid);
drop policy if exists dispatcher_all on job_segments;
create policy dispatcher_all on job_segments to videogen_dispatcher using (true);
grant select on job_segments to videogen_api;
grant select, insert, update, delete on job_segments to videogen_dispatcher;

alter table assets drop constraint if exists assets_kind_check;
alter table assets add constraint assets_kind_check check (kind in (
    'video', 'poster', 'captions_vtt', 'captions_srt', 'music', 'narration', 'thumbnail', 'sprite_sheet', 'sprite_vtt', 'captions_ass',
    'effects', 'hls_audio'));

-- Events also say how many segments there are and how many can be watched.
create or replace function log_job_event(job jobs, event_type text, extra jsonb default '{}') returns job_events
language sql volatile set search_path = public, pg_temp as $$
    insert into job_events (job_id, seq, owner_id, type, payload)
    values (job.id, job.event_seq, job.owner_id, event_type, jsonb_strip_nulls(jsonb_build_object(
        'state', job.state, 'stage', job.stage, 'progress', job.progress, 'message', job.message, 'preview_key', job.preview_key,
        'expected_at', job.expected_at, 'attempt', job.attempt,
        'segments_total', nullif(job.segments_total, 0), 'segments_ready', case when job.segments_total > 0 then job.segments_ready end,
        'error_code', case when job.state = 'failed' then job.error_code end,
        'error_message', case when job.state = 'failed' then job.error_message end)) || jsonb_strip_nulls(extra))
    returning *
$$;
