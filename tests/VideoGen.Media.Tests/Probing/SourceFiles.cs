using VideoGen.Media.Processes;

namespace VideoGen.Media.Tests.Probing;

internal static class SourceFiles
{
    /// <summary>A second of test pictures and a tone, made to whatever the arguments say; the last one names the file.</summary>
    public static Task MakeAsync(MediaHost host, string[] arguments) => host.FFmpeg.RunAsync(
        new FFmpegRun
        {
            WorkDirectory = host.Folder,
            Arguments = ["-f", "lavfi", "-i", "testsrc2=s=160x90:r=30:d=1", "-f", "lavfi", "-i", "sine=d=1:r=48000", .. arguments],
        },
        default);
}
