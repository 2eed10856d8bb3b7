-- What users' films take each month, and what they may take.
create table if not exists usage_months (
    owner_id uuid not null references users (id) on delete cascade,
    -- Its first day (UTC).
    month date not null,
    -- Of tools that render.
    cpu_seconds double precision not null default 0 check (cpu_seconds >= 0),
    primary key (owner_id, month)
);

create table if not exists budgets (
    owner_id uuid primary key references users (id) on delete cascade,
    -- Of each month; null is no limit.
    money numeric(18, 4) check (money >= 0),
    currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
    cpu_seconds double precision check (cpu_seconds >= 0),
    updated_at timestamptz not null default now()
);

alter table jobs add column if not exists cpu_seconds double precision not null default 0 check (cpu_seconds >= 0);

-- Owners read their own; administrators, in the scope "admin", read all and set budgets; the dispatcher counts.
do $$
declare
    name text;
begin
    foreach name in array array['usage_months', 'budgets'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('drop policy if exists owner_role on %I', name);
        execute format('create policy owner_role on %I to videogen_owner using (true)', name);
        execute format('drop policy if exists api_own on %I', name);
        execute format(
            'create policy api_own on %I for select to videogen_api using (owner_id = nullif(current_setting(''app.owner'', true), '''')::uuid)', name);
        execute format('drop policy if exists api_admin on %I', name);
        execute format('create policy api_admin on %I to videogen_api using (current_setting(''app.scope'', true) = ''admin'')', name);
        execute format('drop policy if exists dispatcher_all on %I', name);
        execute format('create policy dispatcher_all on %I to videogen_dispatcher using (true)', name);
        execute format('grant select on %I to videogen_api, videogen_dispatcher', name);
    end loop;
end
$$;
grant insert, update on budgets to videogen_api;
grant insert, update on usage_months to videogen_dispatcher;
drop policy if exists api_admin on users;
create policy api_admin on users for select to videogen_api using (current_setting('app.scope', true) = 'admin');
drop policy if exists api_admin on provider_uses;
create policy api_admin on provider_uses for select to videogen_api using (current_setting('app.scope', true) = 'admin');
