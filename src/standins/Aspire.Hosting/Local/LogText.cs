using System.Text;

namespace Aspire.Hosting.Local;

internal static class LogText
{
    /// <summary>Longer output without a line break is cut into lines of this many characters, so that no child can fill our memory.</summary>
    public const int LongestLine = 8192;

    /// <summary>Removes escape sequences and control characters; <paramref name="keepColours"/> lets SGR colours through to a terminal.</summary>
    public static string Clean(string line, bool keepColours)
    {
        if (!line.Any(char.IsControl))
            return line;
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\e' && i + 1 < line.Length && line[i + 1] == '[')
            {
                var end = i + 2;
                while (end < line.Length && line[end] is >= ' ' and < '@')
                    end++;
                if (keepColours && end < line.Length && line[end] == 'm')
                    text.Append(line, i, end - i + 1);
                i = end;
            }
            else if (line[i] == '\t' || !char.IsControl(line[i]))
            {
                text.Append(line[i]);
            }
        }
        return text.ToString();
    }

    public static async Task ReadLinesAsync(TextReader reader, Action<string> onLine)
    {
        var buffer = new char[4096];
        var line = new StringBuilder();
        int read;
        while ((read = await reader.ReadAsync(buffer)) > 0)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] != '\n')
                    line.Append(buffer[i]);
                if (buffer[i] == '\n' || line.Length >= LongestLine)
                {
                    onLine(line.ToString().TrimEnd('\r'));
                    line.Clear();
                }
            }
        }
        if (line.Length > 0)
            onLine(line.ToString());
    }
}
