using VideoGen.Composition.Sound;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;

namespace VideoGen.Media.Mixing;

/// <summary>Makes the sound of a timeline. A timeline without sound gets silence: players want a stream.</summary>
public sealed class TimelineSound
{
    private readonly IFFmpeg _ffmpeg;

    internal TimelineSound(IFFmpeg ffmpeg) => _ffmpeg = ffmpeg;

    /// <summary>Mixes and encodes.</summary>
    /// <param name="plan">What is heard; <see cref="SoundPlan.Key"/> names the result.</param>
    /// <param name="sources">Where the plan's files are.</param>
    /// <param name="folder">Absolute path of a folder that takes the results; made when it does not exist.</param>
    /// <param name="ct">Ends the work.</param>
    /// <exception cref="MediaException">A source is damaged (<c>input_corrupt</c>), or a tool failed.</exception>
    public async Task<MixResult> MixAsync(SoundPlan plan, SourceFiles sources, string folder, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sources);
        Directory.CreateDirectory(folder);
        var cost = new MixCost();
        using var board = new MixBoard(folder, plan.Samples, plan.Rate, plan.Settings);
        var decoded = await new SourceDecoder(_ffmpeg, cost).DecodeAsync(plan, sources, folder, ct);
        try
        {
            await Task.Run(() => board.Mix([.. plan.Clips.Zip(Levelled.Of(plan, decoded, ct))], ct), ct);
        }
        finally
        {
            foreach (var source in decoded.OfType<IDisposable>())
                source.Dispose();
        }

        foreach (var raw in Directory.EnumerateFiles(folder, SourceDecoder.Pattern))
            File.Delete(raw);
        return await new SoundEncoder(_ffmpeg, folder, cost).EncodeAsync(board, plan.Settings, ct);
    }
}
