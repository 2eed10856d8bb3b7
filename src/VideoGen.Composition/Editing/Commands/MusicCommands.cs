using VideoGen.Composition.Music;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Commands;

[Command("Has music under the film, or not.")]
internal sealed record SetMusicOn([property: Field("Whether there is any.")] bool On) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Music = work.Film.Music with { On = On } };
}

[Command("Sets the mood that the music is composed in.")]
internal sealed record SetMusicMood([property: Field("The mood; null for that of the film.")] Mood? Mood) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Music = work.Film.Music with { Mood = Mood } };
}

[Command("Sets the tempo of the music.")]
internal sealed record SetMusicTempo([property: Field("Beats per minute; null to have it chosen by mood.", Unit = "beats per minute", Least = EditLimits.MinTempo, Most = EditLimits.MaxTempo)] Change? Tempo) : EditCommand
{
    private protected override Storyboard? Edit(Work work)
    {
        var (film, music) = (work.Film, work.Film.Music);
        if (Tempo is null) return film with { Music = music with { Tempo = null } };
        var present = music.Tempo ?? MusicTempo.BeatsPerMinute(music.Mood ?? film.Mood, film.Seed);
        return work.Number(this, nameof(Tempo), present, 0) is { } tempo
            ? film with { Music = music with { Tempo = (int)tempo } }
            : null;
    }
}

[Command("Sets the loudness of the music.")]
internal sealed record SetMusicGain([property: Field("Decibels over the usual.", Unit = "dB", Least = EditLimits.MinGain, Most = EditLimits.MaxGain)] Change Decibels) : EditCommand
{
    private protected override Storyboard? Edit(Work work) =>
        work.Number(this, nameof(Decibels), work.Film.Music.Gain, 1) is { } gain
            ? work.Film with { Music = work.Film.Music with { Gain = gain } }
            : null;
}
