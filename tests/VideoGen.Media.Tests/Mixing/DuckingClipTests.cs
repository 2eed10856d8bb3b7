using System.Runtime.InteropServices;
using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Sound;
using VideoGen.Media.Mixing;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Media.Tests.Mixing;

public sealed class DuckingClipTests
{
    private const int Length = 4 * 48_000;

    [Fact]
    public async Task Music_that_does_not_duck_stays_as_it_is_beside_music_that_does()
    {
        (await LevelUnderSpeechAsync(ducks: true)).ShouldBeLessThan(0.15f);
        (await LevelUnderSpeechAsync(ducks: false)).ShouldBe(0.2f, 0.001f);
    }

    /// <summary>Peak of a tone of 0.2 in the middle of speech that lasts for all of it.</summary>
    private static async Task<float> LevelUnderSpeechAsync(bool ducks)
    {
        using var folder = new TempDirectory();
        using var board = new MixBoard(folder.Path, Length, new FrameRate(30, 1), new SoundSettings { Loudness = null });
        board.Mix([(Clip(SoundRole.Narration), new Tone(0.3f)), (Clip(SoundRole.Music) with { Ducks = ducks }, new Tone(0.2f))], CancellationToken.None);
        using var stem = new MemoryStream();
        await board.LevelledStems().Single(s => s.Role == SoundRole.Music).WriteAsync(stem, CancellationToken.None);
        return MemoryMarshal.Cast<byte, float>(stem.ToArray()).Slice(Length / 2, 48_000).ToArray().Max();
    }

    private static SoundClip Clip(SoundRole role) => new() { Path = "$", Source = "s", StartSample = 0, Samples = Length, Role = role };

    private sealed class Tone(float level) : IStereoSource
    {
        public long Samples => Length;

        public void Read(long at, Span<float> stereo)
        {
            for (var i = 0; i < stereo.Length; i++) stereo[i] = level * MathF.Sin(2 * MathF.PI * 440 * (at + (i / 2)) / 48_000);
        }
    }
}
