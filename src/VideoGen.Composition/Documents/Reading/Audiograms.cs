using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Finds the sounds that audiograms show.</summary>
internal static class Audiograms
{
    /// <summary>Gives each audiogram that names a sound that sound's number.</summary>
    public static void Connect(ReadingContext context, Gathered gathered)
    {
        for (var i = 0; i < gathered.Layers.Count; i++)
        {
            if (gathered.Layers[i] is not (AudiogramLayer audiogram, { } slot) || !slot.Fields.Has("sound") || slot.Fields.Text("sound") is not { } name) continue;
            var sound = gathered.Sounds.FindIndex(s => s.Name == name);
            if (sound >= 0)
                gathered.Layers[i] = (audiogram with { Sound = sound }, slot);
            else
                context.Wrong(slot.Fields.PathOf("sound"), TimelineCodes.NoSound, $"No clip with sound has the name \"{JsonPath.Shown(name)}\".", "Use the name of an audio or video clip on this timeline.");
        }
    }
}
