using System.Globalization;
using System.Text.Json;

namespace VideoGen.Media.Tests.Rendering.Timelines;

/// <summary>What ffprobe says of the picture's packets in a file.</summary>
internal sealed record Packets(IReadOnlyList<long> Pts, IReadOnlyList<long> Dts, int Timescale, long StartTicks, long DurationTicks, double FormatSeconds)
{
    public static async Task<Packets> ReadAsync(MediaHost host, string path)
    {
        var tools = await host.Probe.GetAsync(default);
        var info = new System.Diagnostics.ProcessStartInfo(tools.FFprobePath) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["-v", "error", "-of", "json", "-select_streams", "v", "-show_format", "-show_streams", "-show_entries", "packet=pts,dts", path]) info.ArgumentList.Add(argument);
        using var process = System.Diagnostics.Process.Start(info)!;
        using var json = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        var stream = json.RootElement.GetProperty("streams")[0];
        var packets = json.RootElement.GetProperty("packets").EnumerateArray().ToArray();
        return new Packets(
            [.. packets.Select(p => p.GetProperty("pts").GetInt64())],
            [.. packets.Select(p => p.GetProperty("dts").GetInt64())],
            int.Parse(stream.GetProperty("time_base").GetString()!.Split('/')[1], CultureInfo.InvariantCulture),
            stream.GetProperty("start_pts").GetInt64(),
            stream.GetProperty("duration_ts").GetInt64(),
            double.Parse(json.RootElement.GetProperty("format").GetProperty("duration").GetString()!, CultureInfo.InvariantCulture));
    }
}
