using Npgsql;
using Shouldly;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Schema;

public sealed class RowLevelSecurityTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private const string OwnedTables =
        """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and (c.relname = 'users' or exists (
            select from pg_attribute a where a.attrelid = c.oid and a.attname in ('owner_id', 'user_id') and not a.attisdropped))
        """;

    [Fact]
    public async Task Every_table_with_an_owner_has_row_level_security_enabled_and_forced()
    {
        var owned = await ListAsync(OwnedTables);
        var open = await ListAsync($"select relname from pg_class where relname in ({OwnedTables}) and not (relrowsecurity and relforcerowsecurity)");

        owned.Length.ShouldBeGreaterThanOrEqualTo(10);
        open.ShouldBeEmpty();
    }

    [Fact]
    public async Task Service_roles_own_nothing_and_can_not_pass_the_policies()
    {
        const string Services = "('videogen_api', 'videogen_dispatcher')";

        (await ListAsync($"select rolname from pg_roles where rolname in {Services}")).Length.ShouldBe(2);
        (await ListAsync($"select rolname from pg_roles where rolname in {Services} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"))
            .ShouldBeEmpty();
        (await ListAsync($"select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in {Services}")).ShouldBeEmpty();
        (await ListAsync($"select proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname in {Services}")).ShouldBeEmpty();
        (await ListAsync(
            $"""
            select r.rolname || ' in ' || g.rolname from pg_auth_members m
            join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid where r.rolname in {Services}
            """)).ShouldBeEmpty();
        (await ListAsync(
            $"""
            select c.relname from pg_class c cross join pg_roles r
            where r.rolname in {Services} and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
              and has_table_privilege(r.oid, c.oid, 'TRUNCATE, TRIGGER, REFERENCES')
            """)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_foreign_key_has_an_index_that_starts_with_it()
    {
        var keys = await ListAsync("select conname from pg_constraint where contype = 'f'");
        var bare = await ListAsync(
            """
            select k.conrelid::regclass::text || '.' || k.conname from pg_constraint k
            where k.contype = 'f' and not exists (
                select from pg_index i where i.indrelid = k.conrelid and i.indpred is null and (i.indkey::int2[])[0] = k.conkey[1])
            """);

        keys.ShouldNotBeEmpty();
        bare.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_owner_in_the_session_nothing_is_visible_and_nothing_fails()
    {
        await database.CreateUserAsync();

        (await CountAsync("select count(*) from users")).ShouldBe(0);
        (await CountAsync("select count(*) from jobs")).ShouldBe(0);
        (await CountAsync("select set_config('app.owner', '', false); select count(*) from users")).ShouldBe(0);
    }

    [Fact]
    public async Task An_owner_sees_himself_alone_and_can_not_make_rows_for_another()
    {
        var mine = await database.CreateUserAsync();
        var other = await database.CreateUserAsync();
        var session = $"select set_config('app.owner', '{mine}', false);";

        (await CountAsync($"{session} select count(*) from users")).ShouldBe(1);
        (await CountAsync($"{session} with hit as (update users set role = 'admin' where id = '{other}' returning 1) select count(*) from hit")).ShouldBe(0);
        var refused = await Should.ThrowAsync<PostgresException>(() => CountAsync(
            $"{session} insert into jobs (id, owner_id, kind, request, title, seed) values (gen_random_uuid(), '{other}', 'generate', '{{}}', 't', 1)"));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task The_identity_scope_shows_accounts_and_no_jobs()
    {
        var owner = await database.CreateUserAsync();
        await database.Database.ExecuteAsync(
            $"insert into jobs (id, owner_id, kind, request, title, seed) values (gen_random_uuid(), '{owner}', 'generate', '{{}}', 't', 1)");
        const string Session = "select set_config('app.scope', 'identity', false);";

        (await CountAsync($"{Session} select count(*) from users")).ShouldBeGreaterThan(0);
        (await CountAsync($"{Session} select count(*) from jobs")).ShouldBe(0);
    }

    private async Task<string[]> ListAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.AdminConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        List<string> names = [];
        while (await rows.ReadAsync())
            names.Add(rows.GetString(0));
        return [.. names];
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ApiConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        long last = -1;
        do
        {
            while (await rows.ReadAsync())
                last = rows.GetValue(0) as long? ?? last;
        }
        while (await rows.NextResultAsync());
        return last;
    }
}
