using VideoGen.Bench.Reference;

namespace VideoGen.Bench.Cases;

/// <param name="Scale">How long the film is.</param>
/// <param name="Rounds">Measured rounds; one more before them warms up.</param>
/// <param name="Folder">Where sources and films go.</param>
/// <param name="Say">Tells people what happens.</param>
internal sealed record BenchOptions(ReferenceScale Scale, int Rounds, string Folder, Action<string> Say)
{
    public async Task<ReferenceMedia> MediaAsync()
    {
        var media = new ReferenceMedia(Path.Combine(Folder, "media"));
        Say("making the sources");
        await media.MakeAsync();
        await File.WriteAllTextAsync(media[ReferenceMedia.Subtitles], new HandWritten(Scale).Subtitles());
        return media;
    }
}
