-- Prompts made better, kept so that the same one is not asked for twice; which form people took; and what happened to them.
create table if not exists prompt_enhancements (
    id uuid primary key,
    owner_id uuid not null references users (id) on delete cascade,
    -- SHA-256 of prompt, goal and who was to do it.
    hash bytea not null check (octet_length(hash) = 32),
    prompt text not null,
    goal text not null default '',
    enhanced text not null,
    made_by text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create unique index if not exists prompt_enhancements_hash on prompt_enhancements (owner_id, hash);

-- Variant a is the prompt as it was written, b the enhanced one.
create table if not exists prompt_tests (
    id bigint generated always as identity primary key,
    owner_id uuid not null references users (id) on delete cascade,
    enhancement_id uuid not null references prompt_enhancements (id) on delete cascade,
    variant text not null check (variant in ('a', 'b')),
    created_at timestamptz not null default now()
);
create index if not exists prompt_tests_owner on prompt_tests (owner_id, created_at);
create unique index if not exists prompt_tests_enhancement on prompt_tests (enhancement_id);

create table if not exists enhancement_analytics (
    id bigint generated always as identity primary key,
    owner_id uuid not null references users (id) on delete cascade,
    enhancement_id uuid not null references prompt_enhancements (id) on delete cascade,
    event text not null check (event in ('made', 'cached', 'refreshed', 'chosen_a', 'chosen_b')),
    made_by text not null,
    created_at timestamptz not null default now()
);
create index if not exists enhancement_analytics_owner on enhancement_analytics (owner_id, created_at);
create index if not exists enhancement_analytics_enhancement on enhancement_analytics (enhancement_id);

do $$
declare
    name text;
begin
    foreach name in array array['prompt_enhancements', 'prompt_tests', 'enhancement_analytics'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('drop policy if exists owner_role on %I', name);
        execute format('create policy owner_role on %I to videogen_owner using (true)', name);
        execute format('drop policy if exists api_own on %I', name);
        execute format(
            'create policy api_own on %I to videogen_api using (owner_id = nullif(current_setting(''app.owner'', true), '''')::uuid)', name);
        execute format('grant select, insert, update on %I to videogen_api', name);
    end loop;
end
$$;
