using VideoGen.Composition.Design;
using VideoGen.Composition.Editing;
using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Randomness;
using VideoGen.Composition.Storyboards;
using Transition = VideoGen.Composition.Design.Transition;

namespace VideoGen.Composition.Tests.Editing;

/// <summary>Random films and commands; the same seed always gives the same.</summary>
internal sealed class Dice(long seed)
{
    private static readonly string[] SomeWords = ["tea", "Tea", "cup", "“quoted”", "and", "remove scene 2", "95 %", "ünïcode", "茶", "🌊", "a,b", "Stop.", "x"];

    private readonly SeededRandom _random = SeededRandom.For(seed, "dice");

    public Storyboard Film()
    {
        var count = 1 + _random.Below(8);
        var film = new Storyboard
        {
            Title = Text(),
            Language = Of("en", "de", "ja"),
            Mood = Word<Mood>(),
            Seed = _random.Below(1000),
            Duration = 10 + _random.Below(100),
            Output = Of(new StoryboardOutput(), new StoryboardOutput { Width = 720, Height = 1280 }, new StoryboardOutput { Width = 640, Height = 640, Fps = 24 }),
            Style = new StoryboardStyle { Palette = Perhaps(() => Of("ember", "mint")), Background = Maybe(Word<Motif>), Accent = Perhaps(Colour) },
            Voice = new StoryboardVoice { On = Flag(), Speed = Of(0.8, 1, 1.5), Say = new SortedDictionary<string, string>(StringComparer.Ordinal) { [Text()] = Text() } },
            Music = new StoryboardMusic { On = Flag(), Gain = Of(0, -6, 3), Tempo = Maybe(() => 60 + _random.Below(100)) },
            Captions = new StoryboardCaptions { On = Flag(), Look = Maybe(Word<CaptionLook>) },
            Scenes = [.. Enumerable.Range(1, count).Select(i => Scene($"s{i}"))],
        };
        // Half of the films have a scene with a set length.
        return Flag() ? film with { Scenes = [film.Scenes[0] with { Duration = 4 }, .. film.Scenes.Skip(1)], Duration = count == 1 ? 4 : film.Duration } : film;
    }

    public EditContext Context(Storyboard film) => new()
    {
        SceneSeconds = film.Scenes.Where(_ => Flag()).ToDictionary(s => s.Id, _ => (double)_random.Below(9)),
        CurrentScene = Perhaps(() => Id(film)),
    };

    public EditCommand Command(Storyboard film) => _random.Below(CommandTypes.All.Count) switch
    {
        0 => new SetTitle(Text()),
        1 => new SetLanguage(Of("en", "de-AT", "x")),
        2 => new SetMood(Word<Mood>()),
        3 => new SetSeed(_random.Below(99)),
        4 => new SetLength(Change(40, 10)),
        5 => new ReplaceText(Text(), Of("", Text())),
        6 => new SetPalette(Perhaps(() => Of("abyss", "sky", "nothing"))),
        7 => new SetAccent(Perhaps(Colour)),
        8 => new SetFonts(Perhaps(() => Of("quiet", "grotesk"))),
        9 => new SetBackground(Maybe(Word<Motif>)),
        10 => new SetTransition(Maybe(Word<Transition>)),
        11 => new SetShape(Word<FrameShape>()),
        12 => new SetResolution(Of(360, 720, 1080)),
        13 => new SetSize(240 + _random.Below(1800), 240 + _random.Below(1800)),
        14 => new SetFrameRate(10 + _random.Below(60)),
        15 => new SetVoiceOn(Flag()),
        16 => new SetVoiceName(Perhaps(() => Of("en-gb", "en-us+m3"))),
        17 => new SetVoiceSpeed(Change(2, 1)),
        18 => new SetVoiceGain(Change(10, 12)),
        19 => new SetPronunciation(Text(), Perhaps(Text)),
        20 => new SetMusicOn(Flag()),
        21 => new SetMusicMood(Maybe(Word<Mood>)),
        22 => new SetMusicTempo(Flag() ? Change(170, 40) : null),
        23 => new SetMusicGain(Change(10, 12)),
        24 => new SetCaptionsOn(Flag()),
        25 => new SetCaptionsLook(Maybe(Word<CaptionLook>)),
        26 => new SetHeadline(Id(film), Of("", Text())),
        27 => new SetKicker(Id(film), Perhaps(Text)),
        28 => new SetSubline(Id(film), Perhaps(Text)),
        29 => new SetNarration(Id(film), Of("", Text())),
        30 => new SetEmphasis(Id(film), Perhaps(Text)),
        31 => new SetHeadlineColour(Id(film), Perhaps(Colour)),
        32 => new SetNotes(Id(film), Perhaps(Text)),
        33 => new SetKind(Id(film), Word<SceneKind>()),
        34 => new SetSceneLength(Id(film), Flag() ? Change(12, 4) : null),
        35 => new SetNumber(Id(film), Change(100, 50)) { Suffix = Perhaps(() => "%") },
        36 => new AddItem(Id(film), Text(), Maybe(() => 1 + _random.Below(6))),
        37 => new RemoveItem(Id(film), 1 + _random.Below(5)),
        38 => new ReplaceItem(Id(film), 1 + _random.Below(5), Text()),
        39 => new AddScene(Text()) { Kind = Maybe(Word<SceneKind>), At = Maybe(() => 1 + _random.Below(9)), Items = Flag() ? [Text(), Text()] : null, Seconds = Maybe(() => (double)(1 + _random.Below(6))) },
        40 => new RemoveScene(Id(film)),
        41 => new DuplicateScene(Id(film)),
        42 => new MoveScene(Id(film), 1 + _random.Below(9)),
        43 => new SwapScenes(Id(film), Id(film)),
        44 => new ReverseScenes(),
        45 => new SplitScene(Id(film), Perhaps(Text)),
        46 => new SetEffectsOn(Flag()),
        47 => new SetEffectsGain(Change(10, 12)),
        _ => new MergeScenes(Id(film), Id(film)),
    };

    public string Text() => string.Join(' ', Enumerable.Range(0, 1 + _random.Below(4)).Select(_ => Of(SomeWords)));

    public int Below(int count) => _random.Below(count);

    public T Of<T>(params T[] choices) => _random.Pick(choices);

    public bool Flag() => _random.Below(2) == 0;

    private string? Perhaps(Func<string> make) => Flag() ? make() : null;

    private T? Maybe<T>(Func<T> make)
        where T : struct => Flag() ? make() : null;

    private T Word<T>()
        where T : struct, Enum => _random.Pick(Enum.GetValues<T>());

    private string Colour() => Of("#ff0000", "#00AAFF", "#123456");

    /// <summary>Mostly a scene that is there.</summary>
    private string Id(Storyboard film) => _random.Below(10) == 0 ? "s99" : _random.Pick(film.Scenes).Id;

    private Change Change(int to, int by) => _random.Below(3) switch
    {
        0 => VideoGen.Composition.Editing.Commands.Change.ToValue(_random.Below(to * 10) / 10.0),
        1 => VideoGen.Composition.Editing.Commands.Change.ByValue((_random.Below(by * 20) / 10.0) - by),
        _ => VideoGen.Composition.Editing.Commands.Change.TimesValue(Of(0.5, 0.9, 1.25, 2)),
    };

    private Scene Scene(string id)
    {
        var kind = Word<SceneKind>();
        return new Scene
        {
            Id = id,
            Kind = kind,
            Kicker = Perhaps(Text),
            Headline = Text(),
            Subline = Perhaps(Text),
            Items = kind == SceneKind.List ? [Text(), Text()] : [],
            Number = kind == SceneKind.Number ? new NumberFact(_random.Below(100), 0, "", Of("", "%")) : null,
            Narration = Of("", Text(), Text() + ". " + Text()),
            Colour = Perhaps(Colour),
            Notes = Perhaps(Text),
        };
    }
}
