namespace VideoGen.Composition.Music;

/// <summary>A composed piece: notes in beats, ready to be played.</summary>
/// <param name="BeatsPerMinute">Tempo.</param>
/// <param name="Beats">Length of the film in beats, not rounded.</param>
/// <param name="Sections">Parts in order, the first at beat 0.</param>
/// <param name="Parts">One part per instrument.</param>
public sealed record Score(double BeatsPerMinute, double Beats, IReadOnlyList<MusicSection> Sections, IReadOnlyList<Part> Parts);

/// <summary>A stretch of music under one scene.</summary>
/// <param name="Start">First beat.</param>
/// <param name="End">Beat after the last.</param>
/// <param name="Energy">0 (pad alone) to 3 (everything plays).</param>
/// <param name="Closing">Whether the piece ends in it.</param>
public sealed record MusicSection(int Start, double End, int Energy, bool Closing);

/// <summary>What one instrument plays.</summary>
/// <param name="Instrument">Who plays.</param>
/// <param name="Notes">Notes in the order of time.</param>
public sealed record Part(Instrument Instrument, IReadOnlyList<Note> Notes);

/// <summary>One note or stroke.</summary>
/// <param name="Start">In beats from the start.</param>
/// <param name="Beats">Length until it is let go.</param>
/// <param name="Pitch">MIDI number (60 is middle C, 440 Hz is 69); drums ignore it.</param>
/// <param name="Strength">0 to 1.</param>
public readonly record struct Note(double Start, double Beats, int Pitch, double Strength);

/// <summary>The sounds that a score can ask for.</summary>
public enum Instrument
{
    /// <summary>Wide slow chords.</summary>
    WarmPad,

    /// <summary>Wide chords with edge.</summary>
    BrightPad,

    /// <summary>Low, moving darkness.</summary>
    Drone,

    /// <summary>Soft hammered strings.</summary>
    Felt,

    /// <summary>Short bright string.</summary>
    Pluck,

    /// <summary>Wooden bars.</summary>
    Marimba,

    /// <summary>Glass bells.</summary>
    Bell,

    /// <summary>Full short chord.</summary>
    Stab,

    /// <summary>Round low notes.</summary>
    SubBass,

    /// <summary>Low notes with edge.</summary>
    EdgeBass,

    /// <summary>Bass drum.</summary>
    Kick,

    /// <summary>Large low drum.</summary>
    Taiko,

    /// <summary>Snare drum.</summary>
    Snare,

    /// <summary>Hand clap.</summary>
    Clap,

    /// <summary>Finger snap.</summary>
    Snap,

    /// <summary>Closed cymbal.</summary>
    Hat,

    /// <summary>Ringing cymbal.</summary>
    OpenHat,

    /// <summary>Shaken grains.</summary>
    Shaker,

    /// <summary>Noise that swells into the next section.</summary>
    Riser,

    /// <summary>Cymbal stroke at the start of a section.</summary>
    Crash,
}
