using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>Collects what shows on each frame; frames in a row that show the same become one event.</summary>
internal sealed class EventRuns(FrameRate rate)
{
    private readonly Dictionary<(int Layer, int Slot), Run> _open = [];
    private readonly List<Run> _closed = [];

    /// <summary>Shows something on a frame.</summary>
    /// <param name="layer">Higher ones lie on top.</param>
    /// <param name="slot">Which part of the layer it is; higher ones lie on top.</param>
    /// <param name="frame">From the start of the file; rising.</param>
    /// <param name="body">Tags and escaped text.</param>
    public void Put(int layer, int slot, long frame, string body)
    {
        if (_open.TryGetValue((layer, slot), out var run))
        {
            if (run.Last == frame - 1 && run.Body == body)
            {
                _open[(layer, slot)] = run with { Last = frame };
                return;
            }

            _closed.Add(run);
        }

        _open[(layer, slot)] = new Run(layer, slot, frame, frame, body);
    }

    /// <summary>Writes all events in the order of painting.</summary>
    public void WriteTo(AssFile file)
    {
        foreach (var run in _closed.Concat(_open.Values).OrderBy(r => r.Layer).ThenBy(r => r.Slot).ThenBy(r => r.First))
            file.AddHundredths(run.Layer, AssClock.Before(run.First, rate), AssClock.Before(run.Last + 1, rate), run.Body);
    }

    private readonly record struct Run(int Layer, int Slot, long First, long Last, string Body);
}
