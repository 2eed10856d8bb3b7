namespace VideoGen.Composition.Painting.Stills;

/// <summary>Paints a still wherever it stands on a frame, as yuva420p.</summary>
internal sealed class StillPainter : IFramePainter
{
    private readonly FrameRegion _region;
    private readonly Plane[] _planes;
    private readonly PlaneScaler _full;
    private readonly PlaneScaler _half;
    private readonly Func<long, StillPlacement> _place;

    /// <param name="still">The picture.</param>
    /// <param name="region">What frames show of the canvas.</param>
    /// <param name="key">Names the painting.</param>
    /// <param name="place">Where it stands.</param>
    public StillPainter(DecodedMaterial.Still still, FrameRegion region, string key, Func<long, StillPlacement> place)
    {
        (_region, Key, _place) = (region, key, place);
        _planes = Plane.Of(still);
        (_full, _half) = (new PlaneScaler(region.Width, region.Height), new PlaneScaler(region.Width / 2, region.Height / 2));
    }

    public int Width => _region.Width;

    public int Height => _region.Height;

    public FrameFormat Format => FrameFormat.Yuva420p;

    public string Key { get; }

    public void Paint(long frame, Span<byte> buffer)
    {
        var place = _place(frame);
        var (luma, chroma) = (Width * Height, Width * Height / 4);
        var y = buffer[..luma];
        var u = buffer.Slice(luma, chroma);
        var v = buffer.Slice(luma + chroma, chroma);
        var alpha = buffer[(luma + (2 * chroma))..];
        if (place.Opacity <= 0 || place.HalfWidth < 0.01 || place.HalfHeight < 0.01)
        {
            y.Fill(16);
            buffer.Slice(luma, 2 * chroma).Fill(128);
            alpha.Clear();
            return;
        }

        alpha.Fill(255);
        if (place.IsUpright) Upright(place, y, u, v, alpha);
        else Turned(place, y, u, v, alpha);
        Cover(place, alpha);
    }

    private void Upright(StillPlacement place, Span<byte> y, Span<byte> u, Span<byte> v, Span<byte> alpha)
    {
        var (across, down) = (Columns(place), Rows(place));
        _full.Draw(_planes[0], across, down, y);
        _half.Draw(_planes[1], across.OnCositedChroma, down.OnCentredChroma, u);
        _half.Draw(_planes[2], across.OnCositedChroma, down.OnCentredChroma, v);
        if (_planes.Length > 3) _full.Draw(_planes[3], across, down, alpha);
    }

    private Axis Columns(StillPlacement place)
    {
        var perPixel = place.Shown.Width * _planes[0].Width / (2 * place.HalfWidth);
        return new Axis((place.Shown.Left * _planes[0].Width) + ((_region.X + 0.5 - place.X + place.HalfWidth) * perPixel) - 0.5, perPixel);
    }

    private Axis Rows(StillPlacement place)
    {
        var perPixel = place.Shown.Height * _planes[0].Height / (2 * place.HalfHeight);
        return new Axis((place.Shown.Top * _planes[0].Height) + ((_region.Y + 0.5 - place.Y + place.HalfHeight) * perPixel) - 0.5, perPixel);
    }

    private void Turned(StillPlacement place, Span<byte> y, Span<byte> u, Span<byte> v, Span<byte> alpha)
    {
        var turned = new TurnedAxes(Columns(place), Rows(place), place.X - _region.X - 0.5, place.Y - _region.Y - 0.5, place.Turn);
        turned.Draw(_planes[0], Width, y);
        turned.OnChroma.Draw(_planes[1], Width / 2, u);
        turned.OnChroma.Draw(_planes[2], Width / 2, v);
        if (_planes.Length > 3) turned.Draw(_planes[3], Width, alpha);
    }

    /// <summary>Multiplies alpha by what the shape covers of each pixel, and by its opacity.</summary>
    private void Cover(StillPlacement place, Span<byte> alpha)
    {
        var (sin, cos) = Math.SinCos(place.Turn);
        var radius = Math.Min(place.Radius, Math.Min(place.HalfWidth, place.HalfHeight));
        // Narrower than a pixel it cannot cover more of one than its size.
        var most = Math.Min(1, 2 * place.HalfWidth) * Math.Min(1, 2 * place.HalfHeight) * place.Opacity;
        var bounds = place.Bounds;
        var left = (int)Math.Clamp(bounds.Left - _region.X - 1, 0, Width);
        var right = (int)Math.Clamp(bounds.Right - _region.X + 2, left, Width);
        for (var y = 0; y < Height; y++)
        {
            var dy = _region.Y + y + 0.5 - place.Y;
            var row = alpha.Slice(y * Width, Width);
            if (_region.Y + y < bounds.Top - 1 || _region.Y + y > bounds.Bottom + 1)
            {
                row.Clear();
                continue;
            }

            row[..left].Clear();
            row[right..].Clear();
            var (calmFrom, calmTo) = most < 1 ? (right, right) : Calm(place, dy, radius, left, right);
            for (var x = left; x < right; x++)
            {
                if (x == calmFrom) x = calmTo;
                if (x >= right) break;
                var dx = _region.X + x + 0.5 - place.X;
                var across = Math.Abs((cos * dx) + (sin * dy)) - place.HalfWidth + radius;
                var down = Math.Abs((cos * dy) - (sin * dx)) - place.HalfHeight + radius;
                var outside = across > 0 && down > 0 ? Math.Sqrt((across * across) + (down * down)) : Math.Max(across, down);
                var cover = Math.Clamp(0.5 + radius - outside, 0, 1) * most;
                row[x] = (byte)((row[x] * cover) + 0.5);
            }
        }
    }

    /// <summary>Columns in which nothing changes: between the edges of an upright one.</summary>
    private (int From, int To) Calm(StillPlacement place, double dy, double radius, int left, int right)
    {
        if (!place.IsUpright || Math.Abs(dy) >= place.HalfHeight - 1) return (right, right);
        var half = place.HalfWidth - 1 - (Math.Abs(dy) > place.HalfHeight - radius - 1 ? radius : 0);
        var from = (int)Math.Clamp(Math.Ceiling(place.X - half - _region.X), left, right);
        return (from, (int)Math.Clamp(Math.Floor(place.X + half - _region.X), from, right));
    }
}
