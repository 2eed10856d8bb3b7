-- What was asked of models of others, for whom, and what it cost.
create table if not exists provider_uses (
    id bigint generated always as identity primary key,
    owner_id uuid not null references users (id) on delete cascade,
    job_id uuid references jobs (id) on delete set null,
    provider text not null,
    model text not null,
    purpose text not null,
    -- Why it failed; null when it did not.
    fault text,
    -- The answer was lost: it may have been paid for.
    maybe_paid boolean not null default false,
    amount numeric(18, 8) check (amount >= 0),
    currency text check (currency ~ '^[A-Z]{3}$'),
    created_at timestamptz not null default now(),
    constraint provider_uses_money check ((amount is null) = (currency is null))
);
create index if not exists provider_uses_owner on provider_uses (owner_id, created_at);
create index if not exists provider_uses_job on provider_uses (job_id);
create index if not exists provider_uses_provider on provider_uses (provider, created_at);

alter table provider_uses enable row level security;
alter table provider_uses force row level security;
drop policy if exists owner_role on provider_uses;
create policy owner_role on provider_uses to videogen_owner using (true);
drop policy if exists api_own on provider_uses;
create policy api_own on provider_uses to videogen_api using (owner_id = nullif(current_setting('app.owner', true), '')::uuid);
drop policy if exists dispatcher_all on provider_uses;
create policy dispatcher_all on provider_uses to videogen_dispatcher using (true);
grant select, insert on provider_uses to videogen_api, videogen_dispatcher;

-- Sums for administrators: numbers of the whole system, and nobody's rows.
create or replace function provider_figures() returns table (
    provider text, calls bigint, failed bigint, last_fault text, last_used_at timestamptz, currency text, amount numeric)
language sql stable security definer set search_path = public, pg_temp as $$
    select u.provider,
           count(*) filter (where u.created_at > now() - interval '1 day'),
           count(*) filter (where u.created_at > now() - interval '1 day' and u.fault is not null),
           (array_agg(u.fault order by u.created_at desc, u.id desc) filter (where u.fault is not null and u.created_at > now() - interval '1 day'))[1],
           max(u.created_at), max(u.currency),
           sum(u.amount) filter (where u.created_at >= date_trunc('month', now(), 'UTC'))
    from provider_uses u
    where u.created_at > now() - interval '32 days'
    group by u.provider
$$;
revoke all on function provider_figures() from public;
grant execute on function provider_figures() to videogen_api;

-- Who planned a film: "builtin", or a provider. Null until it is planned.
alter table jobs add column if not exists planner text;
