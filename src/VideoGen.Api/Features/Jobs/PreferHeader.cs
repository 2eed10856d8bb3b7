using System.Globalization;

namespace VideoGen.Api.Features.Jobs;

/// <summary>RFC 7240: the wait that a caller prefers. What is not understood is passed over, as the RFC says.</summary>
internal static class PreferHeader
{
    public static int? Wait(HttpRequest request, int max)
    {
        foreach (var preference in request.Headers.GetCommaSeparatedValues("Prefer"))
        {
            var parts = preference.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is ["wait", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && max > 0)
                return Math.Clamp(seconds, 0, max);
        }

        return null;
    }
}
