-- Counts for the operator's figures: numbers of the whole system, and nobody's rows.

create or replace function job_figures() returns table (state text, priority text, jobs bigint, oldest_seconds double precision)
language sql stable security definer set search_path = public, pg_temp as $$
    select j.state, j.priority, count(*), coalesce(extract(epoch from now() - min(j.queued_at)), 0)::double precision
    from jobs j
    where j.state in ('queued', 'running')
    group by j.state, j.priority
    union all
    -- Ended jobs of the last day: counting all that ever were would grow with every scrape.
    select j.state, j.priority, count(*), 0
    from jobs j
    where j.completed_at > now() - interval '1 day'
    group by j.state, j.priority
$$;

revoke all on function job_figures() from public;
grant execute on function job_figures() to videogen_api, videogen_dispatcher;
