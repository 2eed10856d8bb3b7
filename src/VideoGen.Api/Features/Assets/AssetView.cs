using System.ComponentModel;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.OpenApi;
using VideoGen.Composition.Sources;
using VideoGen.Data.Uploads;

namespace VideoGen.Api.Features.Assets;

/// <summary>A file that timelines may use.</summary>
public sealed record AssetView
{
    [Description("UUID of the asset.")]
    [Example("\"01983f5c-2c6e-7d3a-9b1e-6a0f4c1d2e3f\"")]
    public required Guid Id { get; init; }

    [Description("What to write as source in a timeline.")]
    [Example("\"asset:01983f5c-2c6e-7d3a-9b1e-6a0f4c1d2e3f\"")]
    public required string Source { get; init; }

    [Description("What the file is: a video may have sound, an image does not move.")]
    [Words("video", "image", "audio")]
    public required string Kind { get; init; }

    [Description("Name of the file, cleaned for display.")]
    public required string Name { get; init; }

    [Description("Media type, from a look at the file itself.")]
    [Example("\"video/mp4\"")]
    public required string ContentType { get; init; }

    [Description("Size in bytes.")]
    public required long Bytes { get; init; }

    [Description("SHA-256 of the file, lower-case hex.")]
    public required string Sha256 { get; init; }

    [Description("Width in pixels as seen, after rotation and with square pixels; null without picture.")]
    public int? Width { get; init; }

    [Description("Height in pixels as seen; null without picture.")]
    public int? Height { get; init; }

    [Description("Clockwise turn in degrees that is applied for viewing; null without picture.")]
    public int? Rotation { get; init; }

    [Description("Whether the picture has transparency; null without picture.")]
    public bool? HasAlpha { get; init; }

    [Description("Length in seconds; null for an image.")]
    public double? Duration { get; init; }

    [Description("Average frames per second; null for all but videos.")]
    public double? Fps { get; init; }

    [Description("Frames; null when unknown and for all but videos.")]
    public long? Frames { get; init; }

    [Description("Codec of the picture; null without picture.")]
    public string? VideoCodec { get; init; }

    [Description("Codec of the sound; null without sound.")]
    public string? AudioCodec { get; init; }

    [Description("Channels of the sound; null without sound.")]
    public int? Channels { get; init; }

    [Description("Samples of the sound in a second; null without sound.")]
    public int? SampleRate { get; init; }

    [Description("When it was uploaded.")]
    public required DateTimeOffset CreatedAt { get; init; }

    internal static AssetView Of(UploadRecord upload)
    {
        var facts = SourceMediaJson.Read(upload.Facts);
        return new()
        {
            Id = upload.Id,
            Source = $"asset:{upload.Id}",
            Kind = JobViews.Word(upload.Kind),
            Name = upload.Name,
            ContentType = upload.ContentType,
            Bytes = upload.Bytes,
            Sha256 = upload.Sha256,
            Width = facts.Video?.Width,
            Height = facts.Video?.Height,
            Rotation = facts.Video?.Rotation,
            HasAlpha = facts.Video?.HasAlpha,
            Duration = upload.Kind == UploadKind.Image ? null : Math.Round(facts.Duration.TotalSeconds, 6),
            Fps = facts.Video?.Rate is { } rate ? Math.Round(rate.PerSecond, 3) : null,
            Frames = upload.Kind == UploadKind.Video && facts.Video!.Frames > 0 ? facts.Video.Frames : null,
            VideoCodec = facts.Video?.Codec,
            AudioCodec = facts.Audio?.Codec,
            Channels = facts.Audio?.Channels,
            SampleRate = facts.Audio?.SampleRate,
            CreatedAt = upload.CreatedAt,
        };
    }
}

public sealed record AssetList
{
    [Description("Assets, newest first.")]
    public required IReadOnlyList<AssetView> Items { get; init; }

    [Description("Pass as cursor for the next page; null at the end.")]
    public string? NextCursor { get; init; }
}
