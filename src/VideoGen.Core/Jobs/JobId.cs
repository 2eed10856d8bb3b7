using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace VideoGen.Core.Jobs;

/// <summary>Identity of a job: a UUIDv7, so ids sort by creation time.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct JobId(Guid Value) : IParsable<JobId>
{
    /// <summary>A new id for a job created at <paramref name="at"/>.</summary>
    public static JobId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    /// <summary>The form with hyphens, as the native API writes it.</summary>
    public override string ToString() => Value.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>Reads any of the forms that the surfaces write: a UUID, <c>job_&lt;hex32&gt;</c> or <c>video_&lt;hex32&gt;</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out JobId result)
    {
        result = default;
        if (s is null or { Length: > 64 })
            return false;
        var digits = s.StartsWith("job_", StringComparison.Ordinal) ? s[4..]
            : s.StartsWith("video_", StringComparison.Ordinal) ? s[6..]
            : null;
        var parsed = digits is null
            ? Guid.TryParseExact(s, "D", out var id)
            : Guid.TryParseExact(digits, "N", out id);
        if (parsed)
            result = new JobId(id);
        return parsed;
    }

    /// <inheritdoc/>
    public static JobId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not a job id.");
}
