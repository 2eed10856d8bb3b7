using VideoGen.Api.Tests.Streams;
using VideoGen.TestKit;

namespace VideoGen.Api.Tests.Hosting;

/// <summary>Small files for uploads, made by ffmpeg once.</summary>
public sealed class MediaFiles : IDisposable
{
    private readonly TempDirectory _folder = new("media");
    private readonly Dictionary<string, Task<byte[]>> _made = [];

    public Task<byte[]> VideoAsync() => MakeAsync(
        "v.mp4", "-f", "lavfi", "-i", "testsrc=s=160x90:r=25:d=1", "-f", "lavfi", "-i", "sine=d=1", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest");

    public Task<byte[]> PictureAsync(string colour = "red") => MakeAsync($"{colour}.png", "-f", "lavfi", "-i", $"color={colour}:s=64x48", "-frames:v", "1");

    public Task<byte[]> SoundAsync() => MakeAsync("s.wav", "-f", "lavfi", "-i", "sine=d=0.5");

    public Task<byte[]> OddCodecAsync() => MakeAsync("odd.mkv", "-f", "lavfi", "-i", "testsrc=s=64x64:d=0.2", "-c:v", "magicyuv");

    public void Dispose() => _folder.Dispose();

    private Task<byte[]> MakeAsync(string name, params string[] arguments)
    {
        lock (_made)
            return _made.TryGetValue(name, out var known) ? known : _made[name] = RunAsync();

        async Task<byte[]> RunAsync()
        {
            await TestFilm.FFmpegAsync([.. arguments, _folder.Combine(name)]);
            return await File.ReadAllBytesAsync(_folder.Combine(name));
        }
    }
}
