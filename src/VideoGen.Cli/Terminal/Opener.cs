using System.ComponentModel;
using System.Diagnostics;

namespace VideoGen.Cli.Terminal;

/// <summary>Shows a file in the program that the desktop has for it.</summary>
internal static class Opener
{
    /// <returns>Null when it was opened; else why not.</returns>
    public static string? Open(string file, Func<string, string?> variable)
    {
        var program = OperatingSystem.IsWindows() ? "explorer" : OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        if (program == "xdg-open" && string.IsNullOrEmpty(variable("DISPLAY")) && string.IsNullOrEmpty(variable("WAYLAND_DISPLAY")))
            return "there is no display here";
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program) { ArgumentList = { file } });
            return null;
        }
        catch (Win32Exception e)
        {
            return $"{program} could not be started: {e.Message}";
        }
    }
}
