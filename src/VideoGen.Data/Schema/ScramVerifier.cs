using System.Globalization;
using System.Security.Cryptography;

namespace VideoGen.Data.Schema;

/// <summary>
/// What PostgreSQL keeps of a SCRAM-SHA-256 password (RFC 5803). Sending this and not the password keeps the password out of the
/// server's statement log.
/// </summary>
internal static class ScramVerifier
{
    private const int Iterations = 4096;

    public static string Of(string password)
    {
        // Printable ASCII is its own SASLprep form.
        if (password.Length == 0 || password.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw new MigrationException("A role's password must be printable ASCII.");
        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, 32);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}");
    }
}
