using System.Globalization;

namespace VideoGen.Storage;

internal static class PresignRules
{
    // the limit of SigV4
    private static readonly TimeSpan MaxLife = TimeSpan.FromDays(7);

    public static TimeSpan Check(TimeSpan life)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(life, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(life, MaxLife);
        return life;
    }

    public static Dictionary<string, string> UploadHeaders(string contentType, long bytes) => new()
    {
        ["Content-Type"] = contentType,
        ["Content-Length"] = bytes.ToString(CultureInfo.InvariantCulture),
    };
}
