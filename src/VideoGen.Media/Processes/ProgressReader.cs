using System.Globalization;

namespace VideoGen.Media.Processes;

/// <summary>Understands the key=value lines of <c>-progress</c>.</summary>
internal sealed class ProgressReader
{
    private long _frame;
    private TimeSpan _time;
    private double _speed;

    /// <summary>The newest complete report.</summary>
    public FFmpegProgress Current { get; private set; }

    /// <summary>Takes one line; true when it completes a report.</summary>
    public bool Take(ReadOnlySpan<char> line)
    {
        var cut = line.IndexOf('=');
        if (cut <= 0) return false;
        var key = line[..cut].Trim();
        var value = line[(cut + 1)..].Trim();
        switch (key)
        {
            case "frame" when long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var frame):
                _frame = frame;
                return false;
            case "out_time_us" when long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var micros) && micros >= 0:
                _time = TimeSpan.FromMicroseconds(micros);
                return false;
            case "speed" when double.TryParse(value.TrimEnd('x'), NumberStyles.Float, CultureInfo.InvariantCulture, out var speed):
                _speed = speed;
                return false;
            case "progress":
                Current = new FFmpegProgress(_frame, _time, _speed);
                return true;
            default:
                return false;
        }
    }
}
