using System.Diagnostics;

namespace VideoGen.Media;

internal static class Telemetry
{
    public static readonly ActivitySource Source = new("VideoGen.Media");
}
