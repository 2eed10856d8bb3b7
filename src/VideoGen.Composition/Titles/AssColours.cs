using System.Collections.Concurrent;
using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>
/// Colours as the ass filter has to be told them. Before ffmpeg 7 it turns colours into Y'CbCr with the coefficients of BT.601
/// whatever the picture is, so that an orange came out yellower on our BT.709 pictures. What is written is therefore the colour
/// whose BT.601 code is the wanted colour's BT.709 code. Pure colours have none and come as near as they can: in their worst channel
/// 14 (yellow, blue) to 36 (green, magenta) of 255 levels off.
/// </summary>
internal sealed class AssColours
{
    // Colours are few, but a file writes them for each frame.
    private static readonly ConcurrentDictionary<Rgba, Rgba> Known = new();

    private readonly bool _compensate;

    private AssColours(bool compensate) => _compensate = compensate;

    /// <summary>For pictures in Y'CbCr with the coefficients of BT.709.</summary>
    /// <param name="ffmpegMajor">Major version of the ffmpeg that will draw.</param>
    public static AssColours For(int ffmpegMajor) => new(ffmpegMajor < 7);

    /// <summary>As <see cref="For(int)"/>, from a version as ffmpeg prints it: "5.1.9-0+deb12u1", "n7.1"; a build without a number is a new one.</summary>
    public static AssColours For(string ffmpegVersion)
    {
        var digits = ffmpegVersion.TrimStart('n', 'N').TakeWhile(char.IsAsciiDigit).ToArray();
        return For(digits.Length is > 0 and < 4 ? int.Parse(digits, CultureInfo.InvariantCulture) : AssLayers.AnyMajorOnRgb);
    }

    /// <summary>"BBGGRR" of the colour to write.</summary>
    public string Plain(Design.Rgb colour)
    {
        var c = Written(colour.ToRgba());
        return string.Create(CultureInfo.InvariantCulture, $"{c.B:X2}{c.G:X2}{c.R:X2}");
    }

    /// <summary>"\1c&amp;HBBGGRR&amp;\1a&amp;HAA&amp;".</summary>
    /// <param name="number">1 for the fill, 3 for the outline.</param>
    /// <param name="colour">Colour.</param>
    /// <param name="opacity">0 to 1; multiplies that of the colour.</param>
    public string Tag(int number, Rgba colour, double opacity)
    {
        var c = Written(colour);
        var alpha = 255 - (int)Math.Round(colour.A * Math.Clamp(opacity, 0, 1));
        return string.Create(CultureInfo.InvariantCulture, $"\\{number}c&H{c.B:X2}{c.G:X2}{c.R:X2}&\\{number}a&H{alpha:X2}&");
    }

    /// <summary>The colour to write so that this one is seen.</summary>
    public Rgba Written(Rgba colour) => _compensate ? Known.GetOrAdd(colour with { A = 255 }, Nearest) : colour;

    /// <summary>The colour that is seen when this one is written, on a BT.709 picture drawn with BT.601 coefficients; 0 to 255.</summary>
    internal static (double R, double G, double B) Seen(double r, double g, double b)
    {
        var y = (0.299 * r) + (0.587 * g) + (0.114 * b);
        var (cb, cr) = ((b - y) / 1.772, (r - y) / 1.402);
        return (y + (1.5748 * cr), y - (0.1873243 * cb) - (0.4681243 * cr), y + (1.8556 * cb));
    }

    // Downhill from the colour itself in ever smaller steps. What is seen is linear in what is written, so there is one valley.
    private static Rgba Nearest(Rgba wanted)
    {
        Span<int> at = [wanted.R, wanted.G, wanted.B];
        var best = Distance(at, wanted);
        foreach (var step in (ReadOnlySpan<int>)[16, 8, 4, 2, 1])
        {
            while (Improve(at, step, wanted, ref best))
            {
            }
        }

        return new Rgba((byte)at[0], (byte)at[1], (byte)at[2]);
    }

    // All 26 neighbours, not only those along the axes: the valley lies askew.
    private static bool Improve(Span<int> at, int step, Rgba wanted, ref double best)
    {
        Span<int> from = [at[0], at[1], at[2]];
        Span<int> trial = stackalloc int[3];
        var better = false;
        for (var i = 0; i < 27; i++)
        {
            trial[0] = Math.Clamp(from[0] + (((i % 3) - 1) * step), 0, 255);
            trial[1] = Math.Clamp(from[1] + (((i / 3 % 3) - 1) * step), 0, 255);
            trial[2] = Math.Clamp(from[2] + (((i / 9) - 1) * step), 0, 255);
            var distance = Distance(trial, wanted);
            if (distance >= best - 1e-9) continue;
            best = distance;
            trial.CopyTo(at);
            better = true;
        }

        return better;
    }

    // Green weighs most, as in brightness. Players cut what lies beyond black and white.
    private static double Distance(ReadOnlySpan<int> written, Rgba wanted)
    {
        var (r, g, b) = Seen(written[0], written[1], written[2]);
        var (dr, dg, db) = (Math.Clamp(r, 0, 255) - wanted.R, Math.Clamp(g, 0, 255) - wanted.G, Math.Clamp(b, 0, 255) - wanted.B);
        return (2 * dr * dr) + (4 * dg * dg) + (db * db);
    }
}
