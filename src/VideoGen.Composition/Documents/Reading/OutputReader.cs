using System.Globalization;
using System.Text.Json;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>What the whole film is like.</summary>
internal sealed record Output(int Width, int Height, FrameRate Rate, EncoderSettings Encoder, Rgba Background, long? Frames)
{
    public bool SmartCopy { get; init; } = true;

    public static Output Default { get; } =
        new(GenerateLimits.DefaultWidth, GenerateLimits.DefaultHeight, new FrameRate(GenerateLimits.DefaultFps, 1), EncoderSettings.For(RenderQuality.High), new Rgba(0, 0, 0), null);
}

/// <summary>Reads sizes, rates and encoder settings.</summary>
internal static class OutputReader
{
    public static Output Read(ReadingContext context, Fields document)
    {
        if (document.Object("output", "output") is not { } fields) return Output.Default;
        var (width, height) = Size(context, fields, Output.Default.Width, Output.Default.Height);
        var rate = fields.Take("fps") is { } value ? Rate(context, value) ?? Output.Default.Rate : Output.Default.Rate;
        var encoder = EncoderSettings.For(fields.Word("quality", RenderQuality.High));
        if (fields.Has("crf")) encoder = encoder.WithCrf((int)fields.Number("crf", encoder.Crf));
        var background = fields.Colour("background")!.Value;
        if (!background.IsOpaque)
        {
            context.Wrong(fields.PathOf("background"), TimelineCodes.BadColour, "The background of a film must hide what lies behind.", "Use a colour without transparency.");
            background = background with { A = 255 };
        }

        return new Output(width, height, rate, encoder, background, Duration(context, fields, rate)) { SmartCopy = fields.Flag("smart_copy") };
    }

    /// <summary>Width and height of a film or a composition.</summary>
    public static (int Width, int Height) Size(ReadingContext context, Fields fields, int width, int height)
    {
        var size = (Width: Side(context, fields, "width", width), Height: Side(context, fields, "height", height));
        if ((long)size.Width * size.Height > TimelineLimits.MaxPixels)
            context.Wrong(fields.Path, TimelineCodes.TooLarge, $"{size.Width} by {size.Height} are too many pixels.", $"Use at most {TimelineLimits.MaxPixels}, such as 1920 by 1080.");
        return size;
    }

    /// <summary>The length that a film or composition names; null when it names none.</summary>
    public static long? Duration(ReadingContext context, Fields fields, FrameRate rate)
    {
        if (fields.Time("duration") is not { } time) return null;
        var frames = time.Frames(rate);
        if (frames > 0) return frames;
        context.Wrong(fields.PathOf("duration"), TimelineCodes.OutOfRange, "The film would have no frame.", "Make it at least one frame long, or leave it out.");
        return null;
    }

    private static int Side(ReadingContext context, Fields fields, string name, int fallback)
    {
        if (!fields.Has(name)) return fallback;
        var side = (int)fields.Number(name, fallback);
        if (side % 2 == 0) return side;
        context.Wrong(fields.PathOf(name), TimelineCodes.OddSize, $"{side} is odd; video has sides of an even number of pixels.", $"Use {side - 1} or {side + 1}.");
        return side + 1;
    }

    private static FrameRate? Rate(ReadingContext context, Value value)
    {
        var text = value.Kind switch { JsonValueKind.Number => value.Element.GetRawText(), JsonValueKind.String => value.String!, _ => "" };
        FrameRate? rate = text switch
        {
            "23.976" or "24000/1001" => new FrameRate(24000, 1001),
            "29.97" or "30000/1001" => new FrameRate(30000, 1001),
            "59.94" or "60000/1001" => new FrameRate(60000, 1001),
            _ when value.Kind == JsonValueKind.Number && value.Element.TryGetDecimal(out var number) && number == Math.Floor(number) && number is >= TimelineLimits.MinFps and <= TimelineLimits.MaxFps => new FrameRate((int)number, 1),
            _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole is >= TimelineLimits.MinFps and <= TimelineLimits.MaxFps => new FrameRate(whole, 1),
            _ => null,
        };
        if (rate is null)
            context.Wrong(value.Path, TimelineCodes.BadFrameRate, $"{value.Shown} is no frame rate that can be made.", $"Use a whole number from {TimelineLimits.MinFps} to {TimelineLimits.MaxFps}, or 23.976, 29.97 or 59.94.");
        return rate;
    }
}
