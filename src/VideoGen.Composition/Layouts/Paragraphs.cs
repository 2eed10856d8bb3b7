using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Layouts;

/// <summary>Paragraphs of one size, broken wherever a line is full.</summary>
/// <param name="Size">Font size.</param>
/// <param name="Lines">Lines of each paragraph.</param>
internal sealed record Paragraphs(double Size, IReadOnlyList<IReadOnlyList<string>> Lines)
{
    /// <summary>Sets paragraphs as large as the room allows.</summary>
    /// <param name="texts">One for each paragraph.</param>
    /// <param name="face">Typeface.</param>
    /// <param name="maxCaps">Largest height of capitals.</param>
    /// <param name="room">Width and height that they may take.</param>
    /// <param name="pitch">Distance of baselines in heights of capitals.</param>
    /// <param name="gap">Extra distance of paragraphs in heights of capitals.</param>
    public static Paragraphs Fit(IReadOnlyList<string> texts, FontFace face, double maxCaps, (double Width, double Height) room, double pitch, double gap)
    {
        var caps = maxCaps;
        while (true)
        {
            var size = face.Metrics.SizeForCaps(caps);
            IReadOnlyList<string>[] lines = [.. texts.Select(text => LineBreaker.Wrap(text, face, size, room.Width))];
            if (Height(lines, caps, pitch, gap) <= room.Height || caps < 2) return new Paragraphs(size, lines);
            caps *= 0.95;
        }
    }

    /// <summary>Height from the first line's capitals to the last baseline.</summary>
    public static double Height(IReadOnlyList<IReadOnlyList<string>> lines, double caps, double pitch, double gap) =>
        caps + ((lines.Sum(l => l.Count) - 1) * caps * pitch) + ((lines.Count - 1) * caps * gap);
}
