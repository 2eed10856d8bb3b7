using VideoGen.TestKit.Processes;

namespace VideoGen.Bench.Reference;

/// <summary>The reference film's sources, drawn and played by ffmpeg itself: nothing is downloaded, and they are the same everywhere.</summary>
internal sealed class ReferenceMedia(string folder)
{
    private const int Clips = 3;
    private const int Stills = 3;

    public string Folder { get; } = folder;

    public static string Clip(int scene) => $"clip{scene / 2 % Clips}.mp4";

    public static string Still(int scene) => $"still{scene / 2 % Stills}.jpg";

    public static string Logo => "logo.png";

    public static string Music => "music.mp3";

    public static string Narration => "narration.wav";

    public static string Subtitles => "subs.srt";

    public string this[string name] => Path.Combine(Folder, name);

    public static IEnumerable<string> All =>
        [.. Enumerable.Range(0, Clips).Select(i => $"clip{i}.mp4"), .. Enumerable.Range(0, Stills).Select(i => $"still{i}.jpg"), Logo, Music, Narration];

    /// <summary>Where in its clip a scene begins.</summary>
    public static int SecondsInto(int scene) => 1 + (scene / 6 * 7);

    public async Task MakeAsync()
    {
        Directory.CreateDirectory(Folder);
        // They are the same every time; one case of a run leaves them for the next.
        if (All.All(name => File.Exists(this[name])))
            return;
        (string Picture, string Bitrate)[] pictures =
        [
            ("gradients=s=1280x720:r=30:n=4:c0=0x16324F:c1=0x2A6F97:c2=0xE9C46A:c3=0xE76F51:x0=0:y0=0:x1=1280:y1=720:speed=0.02:seed=11,format=yuv420p,noise=alls=3:allf=t:all_seed=3", "4M"),
            ("mandelbrot=s=1280x720:r=30:maxiter=100:start_scale=2:end_scale=0.3:end_pts=480,format=yuv420p,noise=alls=3:allf=t:all_seed=5", "2.5M"),
            ("testsrc2=s=1280x720:r=30,gblur=sigma=3,format=yuv420p,noise=alls=2:allf=t:all_seed=9", "1.3M"),
        ];
        for (var i = 0; i < Clips; i++)
            await LavfiAsync(pictures[i].Picture, ["-t", "15", "-b:v", pictures[i].Bitrate, "-maxrate", pictures[i].Bitrate, "-bufsize", pictures[i].Bitrate, .. Encode, this[$"clip{i}.mp4"]]);
        string[] stills =
        [
            "gradients=s=2000x1500:r=1:d=1:n=4:c0=0x264653:c1=0x2A9D8F:c2=0xF4A261:c3=0xE63946:x0=0:y0=1500:x1=2000:y1=0:seed=21,format=yuv444p,noise=alls=8:allf=u:all_seed=2,gblur=sigma=1,drawgrid=w=125:h=125:t=6:c=white@0.2,gblur=sigma=1",
            "mandelbrot=s=2000x1500:r=1:maxiter=400:start_scale=0.6:end_scale=0.5,format=yuv444p,noise=alls=8:allf=u:all_seed=4,gblur=sigma=1",
            "testsrc2=s=2000x1500:r=1:d=1,gblur=sigma=2,format=yuv444p,noise=alls=10:allf=u:all_seed=6,gblur=sigma=1",
        ];
        for (var i = 0; i < Stills; i++)
            await LavfiAsync(stills[i], "-frames:v", "1", "-q:v", "3", "-pix_fmt", "yuvj420p", this[$"still{i}.jpg"]);
        await LavfiAsync(
            "color=c=0xFFD60A@0.85:s=160x60:r=1:d=1,format=rgba,drawbox=x=12:y=12:w=136:h=36:c=0x101020:t=8",
            "-frames:v", "1", "-pix_fmt", "rgba", this[Logo]);
        await LavfiAsync("aevalsrc='0.25*sin(2*PI*220*t)+0.2*sin(2*PI*277.2*t)+0.2*sin(2*PI*329.6*t)*(0.6+0.4*sin(2*PI*0.5*t))|0.25*sin(2*PI*220*t)+0.2*sin(2*PI*330*t)':s=44100:d=62", "-c:a", "libmp3lame", "-b:a", "192k", this[Music]);
        // Bursts like syllables, with pauses like sentences.
        await LavfiAsync("aevalsrc='0.5*sin(2*PI*(140+30*sin(2*PI*0.7*t))*t)*gt(sin(2*PI*3.7*t),-0.2)*lt(mod(t,5),4)':s=44100:d=60", "-ac", "1", this[Narration]);
    }

    private static IEnumerable<string> Encode =>
        ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "60", "-keyint_min", "60", "-sc_threshold", "0", "-bf", "2",
            "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv", "-video_track_timescale", "15360"];

    private static Task<string> LavfiAsync(string source, params IEnumerable<string> output) => ProcessHandle.RunAsync(
        new ProcessSpec("ffmpeg", ["-nostdin", "-y", "-v", "error", "-bitexact", "-f", "lavfi", "-i", source, .. output]), TimeSpan.FromMinutes(5));
}
