using System.Text.Json;
using Shouldly;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Tests.Documents;

/// <summary>Documents and files for tests.</summary>
internal static class Reading
{
    public static IReadOnlyDictionary<string, SourceMedia> Sources { get; } = new Dictionary<string, SourceMedia>
    {
        ["sky.mp4"] = Media("sky.mp4", 20, 1280, 720, sound: true),
        ["silent.mp4"] = Media("silent.mp4", 20, 1280, 720, sound: false),
        ["photo.jpg"] = Media("photo.jpg", 0, 2000, 1500, sound: false),
        ["small.png"] = Media("small.png", 0, 64, 64, sound: false),
        ["music.mp3"] = Media("music.mp3", 60, 0, 0, sound: true),
        ["subs.srt"] = Media("subs.srt", 0, 0, 0, sound: false) with { Text = "1\n00:00:00,000 --> 00:00:01,000\nHi\n" },
        ["asset:01990000-0000-7000-8000-000000000001"] = Media("photo", 0, 800, 400, sound: false),
    };

    public static TimelineReading Read(string json, string? values = null)
    {
        using var document = JsonDocument.Parse(json);
        using var given = JsonDocument.Parse(values ?? "{}");
        return TimelineReader.Read(document.RootElement, given.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value), Sources);
    }

    /// <summary>A document of 320 by 180 at 30 frames per second, with tracks.</summary>
    public static string Film(string tracks, string more = "") =>
        $$"""{ "version": 1, "output": { "width": 320, "height": 180, "fps": 30 }, {{more}} "tracks": [ {{tracks}} ] }""";

    /// <summary>The same with one track of clips.</summary>
    public static string Clips(string clips, string more = "") => Film($$"""{ "clips": [ {{clips}} ] }""", more);

    public static ResolvedTimeline Good(string json, string? values = null)
    {
        var reading = Read(json, values);
        reading.Problems.ShouldBeEmpty();
        return reading.Timeline.ShouldNotBeNull();
    }

    private static SourceMedia Media(string name, double seconds, int width, int height, bool sound) => new()
    {
        Sha256 = new string('a', 64), ObjectKey = "assets/" + name, Bytes = 1000, Name = name, Demuxer = width == 0 ? "mp3" : seconds == 0 ? "png_pipe" : "mov", Duration = TimeSpan.FromSeconds(seconds),
        Video = width == 0 ? null : new VideoFacts { Codec = "h264", CodedWidth = width, CodedHeight = height },
        Audio = sound ? new AudioFacts("aac", 48_000, 2, TimeSpan.Zero) : null,
    };
}
