using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Reads tracks of clips: those of the film, or of a composition.</summary>
internal static class ScopeReader
{
    /// <summary>The timeline of an object with tracks; null when it has no length, which has been said.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="fields">The object.</param>
    /// <param name="background">What shows where no clip is.</param>
    /// <param name="named">The length that it names, in frames.</param>
    public static ResolvedTimeline? Read(Scope scope, Fields fields, Rgba background, long? named)
    {
        List<List<ClipSlot>> tracks = [.. fields.Items("tracks").Select(track => Track(scope, track.Element, track.Path))];
        foreach (var track in tracks) TrackTiming.Place(scope.Context, track, scope.Rate);
        ClipSlot[] slots = [.. tracks.SelectMany(track => track)];
        if (Length(scope, fields, slots, named) is not { } frames) return null;
        TrackTiming.Finish(scope.Context, slots, frames);

        var gathered = new Gathered();
        foreach (var slot in slots) Add(scope, slot, frames, gathered);
        Audiograms.Connect(scope.Context, gathered);
        return new ResolvedTimeline
        {
            Width = scope.Width, Height = scope.Height, Rate = scope.Rate, Frames = frames, Background = background, Encoder = scope.Film.Encoder, Title = "", Language = scope.Language,
            Layers = [.. gathered.Layers.Select(layer => layer.Layer)], Sounds = [.. gathered.Sounds.Select(sound => sound.Clip)], Captions = gathered.Captions, Sources = scope.Context.Sources,
        };
    }

    private static List<ClipSlot> Track(Scope scope, System.Text.Json.JsonElement element, JsonPath path)
    {
        if (Fields.Open(scope.Context, element, "track", path) is not { } track) return [];
        track.Text("name");
        return [.. track.Items("clips").Select(clip => SlotReader.Read(scope, clip.Element, clip.Path)).OfType<ClipSlot>()];
    }

    private static long? Length(Scope scope, Fields fields, ClipSlot[] slots, long? named)
    {
        var path = fields.PathOf("tracks");
        var frames = named ?? slots.Where(slot => !slot.ToEnd).Select(slot => slot.End).DefaultIfEmpty(0).Max();
        if (frames == 0)
        {
            if (slots.Length > 0) scope.Context.Wrong(path, TimelineCodes.NoDuration, "Every clip lasts to the end of the film, and nothing says when that is.", "Name a duration, or give a clip a length.");
            else if (!scope.Context.HasProblems) scope.Context.Wrong(path, TimelineCodes.EmptyFilm, "There is no clip.", "Add one, or name a duration.");
            return null;
        }

        var most = scope.Rate.FrameAt(TimelineLimits.Seconds);
        if (frames <= most) return frames;
        scope.Context.Wrong(path, TimelineCodes.TooLarge, $"The film would last {Numbers.Text(scope.Rate.SecondsAt(frames))} seconds.", $"Keep it within {TimelineLimits.Seconds} seconds.");
        return null;
    }

    private static void Add(Scope scope, ClipSlot slot, long frames, Gathered gathered)
    {
        if (slot.Start >= frames)
            scope.Context.Warn(slot.Path, TimelineCodes.OutsideFilm, "The clip starts after the end of the film and is never seen or heard.", "Start it earlier, or make the film longer.");
        var name = slot.Fields.Text("name");
        // Clips that nobody will see are read all the same: what is wrong with them is wrong.
        var layer = slot.IsPicture ? LayerReader.Read(scope, slot) : null;
        var sounds = SoundReader.Read(scope, slot, frames);
        var captions = slot.Type == "captions" ? CaptionReader.Clip(scope, slot) : null;
        if (slot.Start >= frames) return;
        if (layer is not null) gathered.Layers.Add((layer, slot));
        gathered.Sounds.AddRange(sounds.Select(sound => (sound, name)));
        if (captions is not null) gathered.Captions.Add(captions);
        ClipWarnings.Check(scope, slot, layer);
    }
}

/// <summary>What the clips of a timeline come to.</summary>
internal sealed class Gathered
{
    public List<(Layer Layer, ClipSlot Slot)> Layers { get; } = [];

    public List<(SoundClip Clip, string? Name)> Sounds { get; } = [];

    public List<CaptionTrack> Captions { get; } = [];
}
