using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VideoGen.RenderWorker.Execution;

/// <summary>Names a step's output by everything that it depends on.</summary>
internal static class ContentKey
{
    /// <summary>SHA-256 of the parts, each with its length, so that no two lists of parts look the same.</summary>
    public static string Of(params IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part};");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
