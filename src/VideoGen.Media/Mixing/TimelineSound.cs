using VideoGen.Composition.Sound;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Mixing;

/// <summary>Makes the sound of a timeline. A timeline without sound gets silence: players want a stream.</summary>
public sealed class TimelineSound
{
    private readonly IFFmpeg _ffmpeg;

    internal TimelineSound(IFFmpeg ffmpeg) => _ffmpeg = ffmpeg;

    /// <summary>Mixes and encodes.</summary>
    /// <param name="plan">What is heard; <see cref="SoundPlan.Key"/> names the result.</param>
    /// <param name="files">Name of each source's file in <paramref name="folder"/>, by the source's name in the plan.</param>
    /// <param name="folder">Absolute path of an existing folder that holds the sources and takes the results.</param>
    /// <param name="ct">Ends the work.</param>
    /// <exception cref="MediaException">A source is damaged (<c>input_corrupt</c>), or a tool failed.</exception>
    public async Task<MixResult> MixAsync(SoundPlan plan, IReadOnlyDictionary<string, string> files, string folder, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var cost = new MixCost();
        using var board = new MixBoard(folder, plan.Samples, plan.Rate, plan.Settings);
        var sources = await new SourceDecoder(_ffmpeg, cost).DecodeAsync(plan, files, folder, ct);
        try
        {
            await Task.Run(() => board.Mix([.. plan.Clips.Zip(sources, (clip, source) => (clip, (IStereoSource)source))], ct), ct);
        }
        finally
        {
            foreach (var source in sources)
                source.Dispose();
        }

        foreach (var decoded in Directory.EnumerateFiles(folder, "clip*.f32"))
            File.Delete(decoded);
        return await new SoundEncoder(_ffmpeg, folder, cost).EncodeAsync(board, plan.Settings, ct);
    }
}
