-- Accounts and what proves who is calling: users, refresh tokens, API keys.

create table if not exists users (
    id uuid primary key,
    user_name text not null,
    normalized_user_name text not null,
    email text not null,
    normalized_email text not null,
    email_confirmed boolean not null default false,
    password_hash text,
    security_stamp text not null,
    concurrency_stamp text not null,
    phone_number text,
    phone_number_confirmed boolean not null default false,
    two_factor_enabled boolean not null default false,
    lockout_end timestamptz,
    lockout_enabled boolean not null default true,
    access_failed_count integer not null default 0,
    role text not null default 'user' check (role in ('user', 'admin')),
    created_at timestamptz not null default now(),
    disabled_at timestamptz
);
create unique index if not exists users_normalized_email on users (normalized_email);
create unique index if not exists users_normalized_user_name on users (normalized_user_name);

-- Claims, external logins and second factors, in the shape that ASP.NET Core Identity keeps them.
create table if not exists user_claims (
    id integer generated always as identity primary key,
    owner_id uuid not null references users (id) on delete cascade,
    claim_type text,
    claim_value text
);
create index if not exists user_claims_owner on user_claims (owner_id);

create table if not exists user_logins (
    login_provider text not null,
    provider_key text not null,
    provider_display_name text,
    owner_id uuid not null references users (id) on delete cascade,
    primary key (login_provider, provider_key)
);
create index if not exists user_logins_owner on user_logins (owner_id);

create table if not exists user_tokens (
    owner_id uuid not null references users (id) on delete cascade,
    login_provider text not null,
    name text not null,
    value text,
    primary key (owner_id, login_provider, name)
);

create table if not exists refresh_tokens (
    id uuid primary key,
    owner_id uuid not null references users (id) on delete cascade,
    family uuid not null,
    token_hash bytea not null check (octet_length(token_hash) = 32),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    replaced_by uuid,
    revoked_at timestamptz
);
create unique index if not exists refresh_tokens_hash on refresh_tokens (token_hash);
create index if not exists refresh_tokens_owner on refresh_tokens (owner_id);
create index if not exists refresh_tokens_family on refresh_tokens (family);
create index if not exists refresh_tokens_expiry on refresh_tokens (expires_at);

create table if not exists api_keys (
    id uuid primary key,
    owner_id uuid not null references users (id) on delete cascade,
    name text not null,
    prefix text not null,
    key_hash bytea not null check (octet_length(key_hash) = 32),
    scopes text[] not null default '{}',
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
);
create unique index if not exists api_keys_hash on api_keys (key_hash);
create index if not exists api_keys_owner on api_keys (owner_id);

-- Row-level security. The services see the rows of the owner that the session names; while someone signs in the session has the
-- scope "identity" and sees accounts alone. The schema's owner sees all, so that migrations can move data under FORCE.
do $$
declare
    name text;
    mine text;
begin
    foreach name in array array['users', 'user_claims', 'user_logins', 'user_tokens', 'refresh_tokens', 'api_keys'] loop
        mine := case name when 'users' then 'id' else 'owner_id' end;
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('drop policy if exists owner_role on %I', name);
        execute format('create policy owner_role on %I to videogen_owner using (true)', name);
        execute format('drop policy if exists api_own on %I', name);
        execute format(
            'create policy api_own on %I to videogen_api using (%I = nullif(current_setting(''app.owner'', true), '''')::uuid)', name, mine);
        execute format('drop policy if exists api_identity on %I', name);
        execute format(
            'create policy api_identity on %I to videogen_api using (current_setting(''app.scope'', true) = ''identity'')', name);
        execute format('grant select, insert, update on %I to videogen_api', name);
    end loop;
    foreach name in array array['user_claims', 'user_logins', 'user_tokens', 'refresh_tokens', 'api_keys'] loop
        execute format('grant delete on %I to videogen_api', name);
    end loop;
end
$$;

-- The dispatcher takes expired tokens away and reads nothing else of them.
drop policy if exists dispatcher_sweeps on refresh_tokens;
create policy dispatcher_sweeps on refresh_tokens to videogen_dispatcher using (true);
grant select (id, expires_at), delete on refresh_tokens to videogen_dispatcher;
