using System.Net.Mail;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using VideoGen.Data.Schema;
using VideoGen.Data.Users;

namespace VideoGen.Migrator;

/// <summary>
/// Makes the first account, an administrator, and its API key. Safe to repeat: an account that is there keeps its password, and a
/// key that is there stays as it is.
/// </summary>
internal sealed partial class FirstUser(FirstUserSettings settings, TimeProvider time, ILogger<FirstUser> log)
{
    private const int HashLength = 32;

    public async Task EnsureAsync(string adminConnectionString, CancellationToken ct)
    {
        if (settings.Email is null)
            return;
        if (!MailAddress.TryCreate(settings.Email, out var address) || address.Address != settings.Email)
            throw new MigrationException($"VIDEOGEN_FIRST_USER_EMAIL is not an e-mail address: '{settings.Email}'.");
        if (settings.Password is null)
            throw new MigrationException("VIDEOGEN_FIRST_USER_EMAIL needs VIDEOGEN_FIRST_USER_PASSWORD.");

        var key = KeyHash();

        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(adminConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await ExecuteAsync(connection, "set role videogen_owner", ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var made = await ExecuteAsync(
            connection,
            """
            insert into users (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash,
                               security_stamp, concurrency_stamp, role)
            values (@id, @email, @normalized, @email, @normalized, true, @hash, @stamp, @id::text, 'admin')
            on conflict do nothing
            """,
            ct, ("id", Guid.CreateVersion7(time.GetUtcNow())), ("email", settings.Email), ("normalized", settings.Email.ToUpperInvariant()),
            ("hash", new PasswordHasher<User>().HashPassword(new User(), settings.Password)),
            ("stamp", Convert.ToHexString(RandomNumberGenerator.GetBytes(20))));
        var keys = key is null ? 0 : await AddKeyAsync(connection, key, ct);
        await transaction.CommitAsync(ct);
        LogDone(settings.Email, made == 1, keys == 1);
    }

    private byte[]? KeyHash()
    {
        if (settings.ApiKeyHash is not { } hex)
            return null;
        return hex.Length == 2 * HashLength && hex.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(hex)
            : throw new MigrationException("VIDEOGEN_FIRST_USER_API_KEY_HASH is not a SHA-256 in hex.");
    }

    // The key itself is not known here, so nobody can be shown how it begins.
    private Task<int> AddKeyAsync(NpgsqlConnection connection, byte[] hash, CancellationToken ct) => ExecuteAsync(
        connection,
        """
        insert into api_keys (id, owner_id, name, prefix, key_hash, scopes)
        select @id, users.id, 'first key', 'vg_', @hash, array['jobs:read', 'jobs:write']
        from users where normalized_email = @normalized
        on conflict do nothing
        """,
        ct, ("id", Guid.CreateVersion7(time.GetUtcNow())), ("hash", hash),
        ("normalized", settings.Email!.ToUpperInvariant())); // checked by the caller

    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken ct, params (string Name, object Value)[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(10, LogLevel.Information, "First account {Email}: made {Made}, key made {KeyMade}")]
    private partial void LogDone(string email, bool made, bool keyMade);
}
