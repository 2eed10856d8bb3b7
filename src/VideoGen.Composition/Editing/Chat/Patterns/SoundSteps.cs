using VideoGen.Composition.Editing.Chat.Slots;
using VideoGen.Composition.Editing.Commands;

namespace VideoGen.Composition.Editing.Chat.Patterns;

/// <summary>Loudness and pace as people say them.</summary>
internal static class SoundSteps
{
    private const double UsualDecibels = 3;

    /// <summary>Up or down by decibels or a share of the amplitude; by a usual step where nothing is said.</summary>
    /// <param name="s">What was said.</param>
    /// <param name="sign">1 for louder, -1 for quieter.</param>
    public static Change Gain(Said s, int sign)
    {
        if (!s.Has("gain")) return Change.ByValue(sign * UsualDecibels * s.Degree);
        var gain = s.Get<Gain>("gain");
        return Change.ByValue(gain.Decibels is { } decibels ? sign * Math.Abs(decibels) : Decibels(1 + (sign * gain.Share!.Value))); // one of the two is there
    }

    /// <summary>To decibels, or to a share of the usual amplitude.</summary>
    public static Change Level(Said s)
    {
        var gain = s.Get<Gain>("gain");
        return Change.ToValue(gain.Decibels ?? Decibels(gain.Share!.Value)); // one of the two is there
    }

    public static Change Pace(Said s, bool faster)
    {
        if (s.Has("percent")) return Change.TimesValue(faster ? 1 + s.Number("percent") : 1 - s.Number("percent"));
        var step = 1 + (0.15 * s.Degree);
        return Change.TimesValue(faster ? step : 1 / step);
    }

    /// <summary>Nothing at all is as quiet as can be said.</summary>
    public static double Decibels(double share) => share <= 0 ? EditLimits.MinGain : Math.Max(EditLimits.MinGain, 20 * Math.Log10(share));
}
