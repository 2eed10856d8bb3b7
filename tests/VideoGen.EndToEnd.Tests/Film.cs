using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VideoGen.TestKit;
using VideoGen.TestKit.Processes;

namespace VideoGen.EndToEnd.Tests;

/// <summary>A downloaded film, looked at with ffprobe and by decoding every frame.</summary>
internal sealed class Film : IDisposable
{
    private readonly TempDirectory _directory = new("film");
    private readonly string _path;

    private Film(byte[] content)
    {
        _path = _directory.Combine("film.mp4");
        File.WriteAllBytes(_path, content);
        Bytes = content;
    }

    public byte[] Bytes { get; }

    public static Film Of(byte[] content) => new(content);

    public async Task<JsonElement> ProbeAsync()
    {
        var json = await ProcessHandle.RunAsync(new ProcessSpec("ffprobe",
            "-v", "error", "-count_frames", "-show_format", "-show_streams", "-of", "json", _path));
        return JsonDocument.Parse(json).RootElement.Clone();
    }

    /// <summary>MD5 of each decoded frame, in order.</summary>
    public async Task<IReadOnlyList<string>> FrameHashesAsync()
    {
        var text = await ProcessHandle.RunAsync(new ProcessSpec("ffmpeg",
            "-v", "error", "-xerror", "-i", _path, "-map", "0:v", "-f", "framemd5", "-"), TimeSpan.FromMinutes(3));
        return [.. text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(',')[^1].Trim())];
    }

    /// <summary>Integrated loudness (LUFS) and true peak (dBTP) of the film's sound.</summary>
    public async Task<(double Loudness, double TruePeak)> LoudnessAsync()
    {
        var text = await ProcessHandle.RunAsync(new ProcessSpec("ffmpeg",
            "-hide_banner", "-nostats", "-i", _path, "-map", "0:a", "-af", "loudnorm=print_format=json", "-f", "null", "-"), TimeSpan.FromMinutes(3));
        using var figures = JsonDocument.Parse(text[text.LastIndexOf('{')..(text.LastIndexOf('}') + 1)]);
        double Figure(string name) => double.Parse(figures.RootElement.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
        return (Figure("input_i"), Figure("input_tp"));
    }

    /// <summary>Whether the index stands before the media data, so that a player can start at once.</summary>
    public bool IsFastStart => Position("moov") is var index and > 0 && index < Position("mdat");

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public void Dispose() => _directory.Dispose();

    private int Position(string box) => Bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(box));
}
