using System.Globalization;

namespace Aspire.Hosting.Local;

/// <summary>Who listens on a port, as far as /proc lets this user see it.</summary>
internal static class PortOwner
{
    public static string Describe(int port)
    {
        try
        {
            var sockets = ListeningSockets("/proc/net/tcp", port).Concat(ListeningSockets("/proc/net/tcp6", port)).ToHashSet();
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])))
                if (Holds(process, sockets))
                    return $" by process {Path.GetFileName(process)} ({File.ReadAllText(Path.Combine(process, "comm")).Trim()})";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ""; // no /proc, or the process went away while we looked: the port alone must do
        }
        return "";
    }

    private static IEnumerable<string> ListeningSockets(string table, int port)
    {
        var wanted = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return !File.Exists(table) ? [] : File.ReadLines(table).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 9 && fields[3] == "0A" && fields[1].EndsWith(wanted, StringComparison.Ordinal))
            .Select(fields => $"socket:[{fields[9]}]");
    }

    private static bool Holds(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(fd => new FileInfo(fd).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
