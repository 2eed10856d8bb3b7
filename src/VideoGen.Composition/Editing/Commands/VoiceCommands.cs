using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Commands;

[Command("Has the narration spoken, or not.")]
internal sealed record SetVoiceOn([property: Field("Whether it is spoken.")] bool On) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Voice = work.Film.Voice with { On = On } };
}

[Command("Sets who speaks.")]
internal sealed record SetVoiceName([property: Field("A voice, such as \"en-gb\" or \"en-us+m3\"; null for that of the language.", Form = TextForm.Voice, Length = 60)] string? Name) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Voice = work.Film.Voice with { Name = Name } };
}

[Command("Sets the pace of speech.")]
internal sealed record SetVoiceSpeed([property: Field("Pace; 1 is the voice's own.", Least = EditLimits.MinSpeed, Most = EditLimits.MaxSpeed)] Change Speed) : EditCommand
{
    private protected override Storyboard? Edit(Work work) =>
        work.Number(this, nameof(Speed), work.Film.Voice.Speed, 2) is { } speed
            ? work.Film with { Voice = work.Film.Voice with { Speed = speed } }
            : null;
}

[Command("Sets the loudness of the voice.")]
internal sealed record SetVoiceGain([property: Field("Decibels over the usual.", Unit = "dB", Least = EditLimits.MinGain, Most = EditLimits.MaxGain)] Change Decibels) : EditCommand
{
    private protected override Storyboard? Edit(Work work) =>
        work.Number(this, nameof(Decibels), work.Film.Voice.Gain, 1) is { } gain
            ? work.Film with { Voice = work.Film.Voice with { Gain = gain } }
            : null;
}

[Command("Says how a word is spoken that the voice gets wrong.")]
internal sealed record SetPronunciation(
    [property: Field("The word as it is written.", Length = EditLimits.WordLength)] string Word,
    [property: Field("As it sounds, in ordinary letters; null for the voice's own way.", Length = EditLimits.WordLength)] string? Say) : EditCommand
{
    private protected override Storyboard? Edit(Work work)
    {
        var words = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, say) in work.Film.Voice.Say) words[word] = say;
        if (Say is not null) words[Word.Trim()] = Say.Trim();
        else if (!words.Remove(Word.Trim())) return work.Refuse("word", $"is not in the pronunciation list: “{Word}”.");
        return words.Count > EditLimits.Words
            ? work.Refuse("word", $"is one too many: the pronunciation list holds at most {EditLimits.Words} words.", "Remove another word first.")
            : work.Film with { Voice = work.Film.Voice with { Say = words } };
    }
}
