using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Music;

/// <summary>How music of one mood is made.</summary>
internal sealed record MusicStyle
{
    private static readonly int[] Major = [0, 2, 4, 5, 7, 9, 11];
    private static readonly int[] Lydian = [0, 2, 4, 6, 7, 9, 11];
    private static readonly int[] Mixolydian = [0, 2, 4, 5, 7, 9, 10];
    private static readonly int[] Minor = [0, 2, 3, 5, 7, 8, 10];
    private static readonly int[] Phrygian = [0, 1, 3, 5, 7, 8, 10];

    public required int SlowestBeats { get; init; }

    public required int FastestBeats { get; init; }

    /// <summary>Semitones above the key note.</summary>
    public required int[] Scale { get; init; }

    /// <summary>Chords by scale degree, 0 is the key chord; one per bar.</summary>
    public required int[][] Progressions { get; init; }

    /// <summary>The chord that leads home at the end.</summary>
    public required int Leading { get; init; }

    /// <summary>Thirds stacked in a chord: 3 is a triad, 4 a seventh, 5 a ninth.</summary>
    public required int ChordNotes { get; init; }

    public required Instrument Pad { get; init; }

    public required Instrument Figure { get; init; }

    public required Instrument Melody { get; init; }

    public required Instrument Bass { get; init; }

    /// <summary>Steps of the figure per beat.</summary>
    public required int FigureSteps { get; init; }

    /// <summary>Rhythms as strokes: one character per sixteenth of a bar, '.' for rest, 'x' soft, 'X' strong. One per instrument.</summary>
    public required (Instrument Drum, int FromEnergy, string Bar)[] Drums { get; init; }

    public required string BassBar { get; init; }

    /// <summary>How far every second eighth is late, as a share of an eighth; 0 is straight.</summary>
    public double Swing { get; init; }

    /// <summary>How deep the bass drum pushes the chords down, 0 to 1.</summary>
    public double Pump { get; init; }

    /// <summary>Reverberation, 0 (dry) to 1.</summary>
    public double Space { get; init; } = 0.3;

    /// <summary>How loud cymbals greet a section that grows, 0 to 1.</summary>
    public double Cymbals { get; init; } = 0.6;

    /// <summary>Probability of a melody note on a step where one may stand.</summary>
    public double MelodyDensity { get; init; } = 0.5;

    public static MusicStyle Of(Mood mood) => mood switch
    {
        Mood.Uplifting => new()
        {
            SlowestBeats = 104, FastestBeats = 112, Scale = Major, ChordNotes = 4, Leading = 4, Pad = Instrument.BrightPad,
            Progressions = [[0, 4, 5, 3], [3, 0, 4, 5], [0, 3, 5, 4], [5, 3, 0, 4]],
            Figure = Instrument.Pluck, FigureSteps = 2, Melody = Instrument.Bell, MelodyDensity = 0.45, Bass = Instrument.SubBass,
            BassBar = "X.x.x.x.X.x.x.x.", Space = 0.35, Pump = 0.35,
            Drums =
            [
                (Instrument.Kick, 2, "X...X...X...X..."), (Instrument.Clap, 2, "....X.......X..."),
                (Instrument.Hat, 1, "..x...x...x...x."), (Instrument.Shaker, 3, "x.xxx.xxx.xxx.xx"),
            ],
        },
        Mood.Energetic => new()
        {
            SlowestBeats = 122, FastestBeats = 130, Scale = Minor, ChordNotes = 3, Leading = 6, Pad = Instrument.BrightPad,
            Progressions = [[0, 5, 2, 6], [0, 6, 5, 6], [0, 3, 5, 6], [5, 6, 0, 0]],
            Figure = Instrument.Pluck, FigureSteps = 4, Melody = Instrument.Stab, MelodyDensity = 0.5, Bass = Instrument.EdgeBass,
            BassBar = "..X.x.X...X.x.X.", Space = 0.22, Pump = 0.7,
            Drums =
            [
                (Instrument.Kick, 1, "X...X...X...X..."), (Instrument.Clap, 2, "....X.......X..."),
                (Instrument.Hat, 1, "x.x.x.x.x.x.x.x."), (Instrument.OpenHat, 2, "..x...x...x...x."), (Instrument.Snare, 3, "....X..x....X.x."),
            ],
        },
        Mood.Mysterious => new()
        {
            SlowestBeats = 82, FastestBeats = 90, Scale = Phrygian, ChordNotes = 3, Leading = 1, Pad = Instrument.Drone,
            Progressions = [[0, 5, 0, 1], [0, 1, 0, 6], [0, 3, 5, 1]],
            Figure = Instrument.Felt, FigureSteps = 1, Melody = Instrument.Bell, MelodyDensity = 0.3, Bass = Instrument.SubBass,
            BassBar = "X.......x.......", Space = 0.75, Cymbals = 0.25,
            Drums =
            [
                (Instrument.Taiko, 1, "X.....x....x...."), (Instrument.Hat, 2, "x..x..x..x..x.x."), (Instrument.Taiko, 3, "..........X.x.x."),
            ],
        },
        Mood.Confident => new()
        {
            SlowestBeats = 96, FastestBeats = 104, Scale = Mixolydian, ChordNotes = 4, Leading = 6, Pad = Instrument.WarmPad,
            Progressions = [[0, 6, 3, 0], [0, 3, 6, 3], [0, 4, 6, 3], [3, 0, 6, 0]],
            Figure = Instrument.Felt, FigureSteps = 2, Melody = Instrument.Stab, MelodyDensity = 0.35, Bass = Instrument.EdgeBass,
            BassBar = "X..x..X...x.X...", Space = 0.25, Pump = 0.2,
            Drums =
            [
                (Instrument.Kick, 1, "X......x..X....."), (Instrument.Snare, 2, "....X.......X..."), (Instrument.Hat, 1, "x.x.x.x.x.x.x.x."),
                (Instrument.Snap, 1, "....x.......x..."), (Instrument.Shaker, 3, "xxXxxxXxxxXxxxXx"),
            ],
        },
        Mood.Playful => new()
        {
            SlowestBeats = 114, FastestBeats = 122, Scale = Major, ChordNotes = 3, Leading = 4, Pad = Instrument.WarmPad,
            Progressions = [[0, 5, 1, 4], [0, 3, 0, 4], [0, 2, 3, 4]],
            Figure = Instrument.Marimba, FigureSteps = 2, Melody = Instrument.Marimba, MelodyDensity = 0.65, Bass = Instrument.Marimba,
            BassBar = "X...x...X...x.x.", Swing = 0.28, Space = 0.18, Cymbals = 0.35,
            Drums =
            [
                (Instrument.Snap, 1, "....X.......X..."), (Instrument.Kick, 2, "X.......X.x....."), (Instrument.Shaker, 1, "x.X.x.X.x.X.x.X."),
            ],
        },
        _ => new()
        {
            SlowestBeats = 70, FastestBeats = 78, Scale = Lydian, ChordNotes = 5, Leading = 4, Pad = Instrument.WarmPad,
            Progressions = [[0, 2, 5, 4], [0, 5, 1, 4], [0, 1, 0, 4], [5, 0, 4, 1]],
            Figure = Instrument.Felt, FigureSteps = 2, Melody = Instrument.Bell, MelodyDensity = 0.28, Bass = Instrument.SubBass,
            BassBar = "X...............", Space = 0.6, Cymbals = 0.12,
            Drums = [(Instrument.Shaker, 3, "..x...x...x...x.")],
        },
    };
}
