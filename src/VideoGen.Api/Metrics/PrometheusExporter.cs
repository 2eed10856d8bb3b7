using System.Diagnostics.Metrics;

namespace VideoGen.Api.Metrics;

/// <summary>
/// Keeps the newest value of every instrument of the chosen meters, for scraping. Label sets are bounded: from the cap on, an
/// instrument's further label sets are counted together under <c>otel_metric_overflow</c>.
/// </summary>
internal sealed class PrometheusExporter : IDisposable
{
    private const int SeriesPerInstrument = 200;

    /// <summary>Labels that callers choose freely, such as addresses and full paths, would grow without bound.</summary>
    private static readonly HashSet<string> Dropped =
        ["server.address", "server.port", "network.peer.address", "network.local.address", "network.local.port", "user_agent.original", "url.full", "url.path"];

    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);

    public PrometheusExporter(IReadOnlyCollection<string> meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meters.Contains(instrument.Meter.Name))
                listener.EnableMeasurementEvents(instrument, Family(instrument));
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, state) => Record(value, tags, state));
        _listener.Start();
    }

    /// <summary>Writes all families in the text format 0.0.4.</summary>
    public void Write(TextWriter to)
    {
        _listener.RecordObservableInstruments();
        MetricFamily[] families;
        lock (_gate)
            families = [.. _families.Values];
        foreach (var family in families)
            family.Write(to);
    }

    public void Dispose() => _listener.Dispose();

    private MetricFamily Family(Instrument instrument)
    {
        var family = MetricFamily.For(instrument, SeriesPerInstrument);
        lock (_gate)
        {
            // Two meters may publish the same instrument (one per factory); they add up in one family.
            if (!_families.TryGetValue(family.Name, out var known))
                _families[family.Name] = known = family;
            return known;
        }
    }

    private static void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (state is MetricFamily family && double.IsFinite(value))
            family.Record(value, PrometheusText.Labels(tags, Dropped));
    }
}
