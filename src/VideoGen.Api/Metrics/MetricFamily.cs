using System.Diagnostics.Metrics;
using System.Globalization;

namespace VideoGen.Api.Metrics;

/// <summary>One instrument's series.</summary>
internal sealed class MetricFamily
{
    private const string Overflow = "otel_metric_overflow=\"true\"";

    private static readonly double[] DefaultBounds =
        [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Series> _series = new(StringComparer.Ordinal);
    private readonly Kind _kind;
    private readonly double[] _bounds;
    private readonly string? _help;
    private readonly int _cap;

    private MetricFamily(string name, Kind kind, double[] bounds, string? help, int cap) =>
        (Name, _kind, _bounds, _help, _cap) = (name, kind, bounds, help, cap);

    private enum Kind
    {
        /// <summary>Measurements add up and never fall.</summary>
        Counter,

        /// <summary>Measurements add up and may fall.</summary>
        UpDown,

        /// <summary>A measurement replaces the one before.</summary>
        Counted,

        /// <summary>A measurement replaces the one before and may fall.</summary>
        Gauge,

        /// <summary>Measurements are sorted into buckets.</summary>
        Histogram,
    }

    public string Name { get; }

    public static MetricFamily For(Instrument instrument, int cap)
    {
        var kind = KindOf(instrument);
        var name = PrometheusText.Name(instrument.Name, instrument.Unit);
        if (kind is Kind.Counter or Kind.Counted && !name.EndsWith("_total", StringComparison.Ordinal))
            name += "_total";
        return new(name, kind, kind == Kind.Histogram ? Bounds(instrument) : [], instrument.Description, cap);
    }

    public void Record(double value, string labels)
    {
        lock (_gate)
        {
            var series = Find(labels);
            if (_kind is Kind.Counted or Kind.Gauge)
                series.Sum = value;
            else
                series.Sum += value;
            if (_kind != Kind.Histogram)
                return;
            var bucket = Array.BinarySearch(_bounds, value);
            series.Buckets[bucket >= 0 ? bucket : ~bucket]++;
        }
    }

    public void Write(TextWriter to)
    {
        lock (_gate)
        {
            if (_series.Count == 0)
                return;
            PrometheusText.Head(to, Name, _kind switch { Kind.Histogram => "histogram", Kind.Counter or Kind.Counted => "counter", _ => "gauge" }, _help);
            foreach (var (labels, series) in _series)
            {
                if (_kind == Kind.Histogram)
                    WriteHistogram(to, labels, series);
                else
                    PrometheusText.Sample(to, Name, labels, series.Sum);
            }
        }
    }

    private void WriteHistogram(TextWriter to, string labels, Series series)
    {
        long count = 0;
        for (var i = 0; i < series.Buckets.Length; i++)
        {
            count += series.Buckets[i];
            var bound = i < _bounds.Length ? _bounds[i].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
            PrometheusText.Sample(to, $"{Name}_bucket", labels.Length == 0 ? $"le=\"{bound}\"" : $"{labels},le=\"{bound}\"", count);
        }

        PrometheusText.Sample(to, $"{Name}_sum", labels, series.Sum);
        PrometheusText.Sample(to, $"{Name}_count", labels, count);
    }

    private Series Find(string labels)
    {
        if (_series.TryGetValue(labels, out var series))
            return series;
        var name = _series.Count < _cap ? labels : Overflow;
        if (!_series.TryGetValue(name, out series))
            _series[name] = series = new Series { Buckets = new long[_bounds.Length + 1] };
        return series;
    }

    private static Kind KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        nameof(Counter<>) => Kind.Counter,
        nameof(UpDownCounter<>) => Kind.UpDown,
        nameof(Histogram<>) => Kind.Histogram,
        nameof(ObservableCounter<>) => Kind.Counted,
        _ => Kind.Gauge,
    };

    private static double[] Bounds(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds],
        Histogram<long> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(b => (double)b)],
        _ => DefaultBounds,
    };

    private sealed class Series
    {
        public double Sum { get; set; }

        public required long[] Buckets { get; init; }
    }
}
