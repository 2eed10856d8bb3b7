using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>A reader of SVG path data. Relative, short and quadratic forms and arcs are written out.</summary>
internal sealed class PathData(string text)
{
    private readonly List<PathStep> _steps = [];
    private (double X, double Y) _at;
    private (double X, double Y) _begin;
    private (double X, double Y) _handle;
    private char _before;

    public IReadOnlyList<PathStep> Steps => _steps;

    /// <summary>Place in the text.</summary>
    public int At { get; private set; }

    public string Fault { get; private set; } = "";

    /// <summary>Reads all of it; false when it is wrong, which <see cref="Fault"/> says.</summary>
    public bool Read()
    {
        Spaces();
        if (At == text.Length) return Fail("it is empty.");
        while (At < text.Length)
        {
            var command = text[At];
            if (!"MmLlHhVvCcSsQqTtAaZz".Contains(command, StringComparison.Ordinal)) return Fail("a command is expected.");
            if (_steps.Count == 0 && command is not ('M' or 'm')) return Fail("a path begins with M.");
            At++;
            Spaces();
            if (!Command(command)) return false;
        }

        return _steps.Any(step => step.Kind is PathStepKind.Line or PathStepKind.Curve) || Fail("it draws nothing.");
    }

    private bool Command(char command)
    {
        if (command is 'Z' or 'z')
        {
            _steps.Add(new PathStep(PathStepKind.Close, []));
            (_at, _before) = (_begin, 'Z');
            return _steps.Count <= TimelineLimits.PathSteps || Fail("it has too many steps.");
        }

        do
        {
            if (!Segment(command)) return false;
            if (_steps.Count > TimelineLimits.PathSteps) return Fail("it has too many steps.");
            // Further points of a move are lines.
            command = command switch { 'M' => 'L', 'm' => 'l', _ => command };
            Comma();
        }
        while (At < text.Length && (char.IsAsciiDigit(text[At]) || text[At] is '+' or '-' or '.'));

        return true;
    }

    private bool Segment(char command)
    {
        var kind = char.ToUpperInvariant(command);
        Span<double> n = stackalloc double[7];
        var count = kind switch { 'H' or 'V' => 1, 'S' or 'Q' => 4, 'C' => 6, 'A' => 7, _ => 2 };
        for (var i = 0; i < count; i++)
        {
            if (i > 0) Comma();
            if (kind == 'A' && i is 3 or 4 && kind == 'A' ? !Switch(out n[i]) : !Number(out n[i])) return false;
        }

        var origin = char.IsLower(command) ? _at : (X: 0, Y: 0);
        (double X, double Y) Point(Span<double> from, int i) => (origin.X + from[i], origin.Y + from[i + 1]);
        var end = kind switch { 'H' => (origin.X + n[0], _at.Y), 'V' => (_at.X, origin.Y + n[0]), _ => Point(n, count - 2) };
        if (!InReach(end)) return Fail("a point is too far away.");
        switch (kind)
        {
            case 'M':
                _steps.Add(new PathStep(PathStepKind.Move, [end]));
                _begin = end;
                break;
            case 'L' or 'H' or 'V':
                _steps.Add(new PathStep(PathStepKind.Line, [end]));
                break;
            case 'C':
                Curve(Point(n, 0), Point(n, 2), end);
                break;
            case 'S':
                Curve(Mirrored("CS"), Point(n, 0), end);
                break;
            case 'Q' or 'T':
                Quadratic(kind == 'Q' ? Point(n, 0) : Mirrored("QT"), end);
                break;
            default:
                if (!InReach((n[0], n[1]))) return Fail("an arc is too large.");
                foreach (var (a, b, c) in Arc.Curves(_at, n[0], n[1], n[2], n[3] > 0, n[4] > 0, end)) Curve(a, b, c);
                break;
        }

        (_at, _before) = (end, kind);
        return true;
    }

    private void Curve((double X, double Y) a, (double X, double Y) b, (double X, double Y) end)
    {
        _steps.Add(new PathStep(PathStepKind.Curve, [Held(a), Held(b), Held(end)]));
        _handle = b;
    }

    private void Quadratic((double X, double Y) handle, (double X, double Y) end)
    {
        var (from, two) = (_at, 2.0 / 3);
        Curve((from.X + (two * (handle.X - from.X)), from.Y + (two * (handle.Y - from.Y))), (end.X + (two * (handle.X - end.X)), end.Y + (two * (handle.Y - end.Y))), end);
        _handle = handle;
    }

    private (double X, double Y) Mirrored(string after) =>
        after.Contains(_before, StringComparison.Ordinal) ? ((2 * _at.X) - _handle.X, (2 * _at.Y) - _handle.Y) : _at;

    private static bool InReach((double X, double Y) point) => Math.Abs(point.X) <= TimelineLimits.Reach && Math.Abs(point.Y) <= TimelineLimits.Reach;

    private static (double X, double Y) Held((double X, double Y) point) =>
        (Math.Clamp(point.X, -TimelineLimits.Reach, TimelineLimits.Reach), Math.Clamp(point.Y, -TimelineLimits.Reach, TimelineLimits.Reach));

    private bool Switch(out double value)
    {
        value = At < text.Length && text[At] == '1' ? 1 : 0;
        if (At >= text.Length || text[At] is not ('0' or '1')) return Fail("0 or 1 is expected.");
        At++;
        return true;
    }

    private bool Number(out double value)
    {
        var start = At;
        var end = At;
        if (end < text.Length && text[end] is '+' or '-') end++;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end < text.Length && text[end] == '.') end++;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        value = 0;
        if (end - start > 20 || !double.TryParse(text.AsSpan(start, end - start), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
            return Fail("a number is expected.");
        At = end;
        return true;
    }

    private void Comma()
    {
        Spaces();
        if (At >= text.Length || text[At] != ',') return;
        At++;
        Spaces();
    }

    private void Spaces()
    {
        while (At < text.Length && text[At] is ' ' or '\t' or '\n' or '\r') At++;
    }

    private bool Fail(string fault)
    {
        Fault = fault;
        return false;
    }
}
