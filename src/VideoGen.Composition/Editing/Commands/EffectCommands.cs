using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Commands;

[Command("Has sound effects where scenes change and figures count, or not.")]
internal sealed record SetEffectsOn([property: Field("Whether there are any.")] bool On) : EditCommand
{
    private protected override Storyboard Edit(Work work) => work.Film with { Effects = work.Film.Effects with { On = On } };
}

[Command("Sets the loudness of the sound effects.")]
internal sealed record SetEffectsGain([property: Field("Decibels over the usual.", Unit = "dB", Least = EditLimits.MinGain, Most = EditLimits.MaxGain)] Change Decibels) : EditCommand
{
    private protected override Storyboard? Edit(Work work) =>
        work.Number(this, nameof(Decibels), work.Film.Effects.Gain, 1) is { } gain
            ? work.Film with { Effects = work.Film.Effects with { Gain = gain } }
            : null;
}
