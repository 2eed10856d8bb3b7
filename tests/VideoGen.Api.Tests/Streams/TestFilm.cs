using System.Globalization;
using VideoGen.TestKit;
using VideoGen.TestKit.Processes;
using Xunit;

namespace VideoGen.Api.Tests.Streams;

/// <summary>A small film as a worker leaves it: segments of the picture and the sound, each a fragmented MP4 made by ffmpeg.</summary>
public sealed class TestFilm : IDisposable
{
    public const int Width = 160;
    public const int Height = 90;
    private readonly TempDirectory _folder = new("film");

    private TestFilm(int numerator, int denominator) => (Numerator, Denominator) = (numerator, denominator);

    public int Numerator { get; }

    public int Denominator { get; }

    public int Timescale => Denominator == 1 ? Numerator * 512 : Numerator;

    public int TicksPerFrame => Denominator == 1 ? 512 : Denominator;

    public List<(string Path, int Frames)> Segments { get; } = [];

    public string Sound => _folder.Combine("sound.mp4");

    /// <summary>Draws the segments of a film whose every frame differs, and a tone of the same length.</summary>
    public static async Task<TestFilm> MakeAsync(int numerator, int denominator, params int[] frames)
    {
        var film = new TestFilm(numerator, denominator);
        var rate = Text($"{numerator}/{denominator}");
        var start = 0;
        foreach (var (count, n) in frames.Select((count, n) => (count, n)))
        {
            var path = film._folder.Combine($"segment{n}.mp4");
            await FFmpegAsync(
                "-f", "lavfi", "-i", $"testsrc=s={Width}x{Height}:r={rate}", "-vf", Text($"trim=start_frame={start}:end_frame={start + count},setpts=PTS-STARTPTS"),
                "-frames:v", Text($"{count}"), "-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-g", "600", "-threads", "1", "-pix_fmt", "yuv420p",
                "-video_track_timescale", Text($"{film.Timescale}"), "-movflags", "+frag_keyframe+empty_moov+default_base_moof+negative_cts_offsets", path);
            film.Segments.Add((path, count));
            start += count;
        }

        await FFmpegAsync(
            "-f", "lavfi", "-i", Text($"sine=f=440:r=48000:d={(double)start * denominator / numerator}"), "-ac", "2", "-c:a", "aac", "-frag_duration", "1000000",
            "-movflags", "+delay_moov+default_base_moof", film.Sound);
        return film;
    }

    public static Task<string> FFmpegAsync(params string[] arguments) =>
        ProcessHandle.RunAsync(new("ffmpeg", ["-v", "error", "-nostdin", "-y", .. arguments]));

    public void Dispose() => _folder.Dispose();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Makes the films that the tests share, once.</summary>
public sealed class TestFilms : IAsyncLifetime
{
    private readonly Lazy<Task<TestFilm>> _plain = new(() => TestFilm.MakeAsync(30, 1, 30, 60, 45));
    private readonly Lazy<Task<TestFilm>> _ntsc = new(() => TestFilm.MakeAsync(30_000, 1_001, 31, 47));

    public Task<TestFilm> Plain => _plain.Value;

    public Task<TestFilm> Ntsc => _ntsc.Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var film in new[] { _plain, _ntsc })
        {
            if (film.IsValueCreated)
                (await film.Value).Dispose();
        }
    }
}
