using System.Globalization;
using System.Runtime.InteropServices;
using Shouldly;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Tests.Mixing;

/// <summary>Sound files as tests make and read them.</summary>
internal static class Sounds
{
    /// <summary>Length in samples as the file says it.</summary>
    public static async Task<int> LengthAsync(SoundHost host, string name)
    {
        // The copy keeps packets and their times; the last one ends where the edit list ends.
        var copy = await host.FFmpeg.RunAsync(
            new FFmpegRun { WorkDirectory = host.Folder, Arguments = ["-i", name, "-c", "copy", "-f", "framecrc", "packets.txt"] }, CancellationToken.None);
        copy.ExitCode.ShouldBe(0);
        var last = File.ReadLines(Path.Combine(host.Folder, "packets.txt")).Last().Split(',', StringSplitOptions.TrimEntries);
        return int.Parse(last[2], CultureInfo.InvariantCulture) + int.Parse(last[3], CultureInfo.InvariantCulture);
    }

    /// <summary>Decodes as a player does: the edit list is honoured.</summary>
    public static async Task<float[]> DecodeAsync(SoundHost host, string name)
    {
        await host.FFmpeg.RunAsync(new FFmpegRun { WorkDirectory = host.Folder, Arguments = ["-i", name, "-f", "f32le", "decoded.f32"] }, CancellationToken.None);
        return MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(Path.Combine(host.Folder, "decoded.f32"))).ToArray();
    }

    /// <summary>Makes a file of samples that a function gives, in whatever format the arguments say; the last one names it.</summary>
    public static async Task MakeAsync(SoundHost host, int samples, int rate, int channels, Func<int, int, double> sound, params string[] arguments)
    {
        var raw = new float[samples * channels];
        for (var i = 0; i < raw.Length; i++) raw[i] = (float)sound(i / channels, i % channels);
        await File.WriteAllBytesAsync(Path.Combine(host.Folder, "made.f32"), MemoryMarshal.AsBytes(raw.AsSpan()).ToArray());
        await host.FFmpeg.RunAsync(
            new FFmpegRun
            {
                WorkDirectory = host.Folder,
                Arguments = ["-f", "f32le", "-ar", rate.ToString(CultureInfo.InvariantCulture), "-ac", channels.ToString(CultureInfo.InvariantCulture), "-i", "made.f32", .. arguments],
            }, CancellationToken.None);
    }
}
