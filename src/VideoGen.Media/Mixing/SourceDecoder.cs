using System.Globalization;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Sound;
using VideoGen.Composition.Sources;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;

namespace VideoGen.Media.Mixing;

/// <summary>Decodes the stretches of users' files that a film plays, to 48 kHz stereo.</summary>
internal sealed class SourceDecoder(IFFmpeg ffmpeg, MixCost cost)
{
    /// <summary>Stretches that one process decodes: starting one costs as much as decoding half a minute.</summary>
    private const int Batch = 16;

    /// <summary>A decoder that begins in the middle needs what lies before: a long window, a filter's run-up.</summary>
    private static readonly TimeSpan RunUp = TimeSpan.FromSeconds(2);

    /// <summary>Where times of packets are rounded, only the whole way from the start is exact to the sample; past this it would cost too much.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The decoded files' names.</summary>
    public const string Pattern = "clip*.f32";

    /// <summary>Decodes.</summary>
    /// <param name="plan">What is played.</param>
    /// <param name="sources">Where the plan's files are.</param>
    /// <param name="folder">Absolute path.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>One sound per clip of the plan, from the clip's trim on; null for what VideoGen makes. Belongs to the caller.</returns>
    /// <exception cref="MediaException">A file is damaged (<c>input_corrupt</c>): the message names it.</exception>
    public async Task<IReadOnlyList<RawSound?>> DecodeAsync(
        SoundPlan plan, SourceFiles sources, string folder, CancellationToken ct)
    {
        var stretches = plan.Clips.Select(clip => !clip.IsMade ? Stretch.Of(clip, plan) : null).ToArray();
        var distinct = stretches.OfType<Stretch>().Distinct().Select((stretch, i) => (stretch, Name: FormattableString.Invariant($"clip{i}.f32"))).ToArray();
        foreach (var batch in distinct.Chunk(Batch))
            await RunAsync([.. batch.Select(b => new Work(b.stretch, plan.Sources[b.stretch.Source], sources.Paths[b.stretch.Source], b.Name))], folder, ct);
        var names = distinct.ToDictionary(d => d.stretch, d => d.Name);
        return [.. stretches.Select(s => s is null ? null : new RawSound(Path.Combine(folder, names[s]), skip: s.Skip))];
    }

    private async Task RunAsync(IReadOnlyList<Work> batch, string folder, CancellationToken ct)
    {
        try
        {
            cost.Add(await ffmpeg.RunAsync(
                new FFmpegRun
                {
                    WorkDirectory = folder,
                    Arguments = Arguments(batch),
                    Files = batch.Select((work, i) => (Name: InputName(i), work.Path)).ToDictionary(f => f.Name, f => f.Path),
                }, ct));
        }
        catch (MediaException e) when (e.Code == ErrorCodes.RenderFailed || e.Code == ErrorCodes.RenderStalled)
        {
            if (batch.Count == 1)
                throw new MediaException(ErrorCodes.InputCorrupt, $"The sound of \"{batch[0].Media.Name}\" can't be decoded.", e.Detail, e);

            // One by one it shows which of them it is.
            foreach (var work in batch)
                await RunAsync([work], folder, ct);
        }
    }

    private static List<string> Arguments(IReadOnlyList<Work> batch)
    {
        List<string> arguments = ["-filter_threads", "1"];
        for (var i = 0; i < batch.Count; i++)
        {
            var work = batch[i];
            var seconds = ((work.Stretch.Skip + work.Stretch.Samples) / (double)SoundPlan.SampleRate) + 0.5;
            arguments.AddRange(["-threads", "1", .. SourceRules.InputOptions(work.Media.Demuxer)]);
            if (work.Stretch.Seek > TimeSpan.Zero)
                arguments.AddRange(["-ss", Text(work.Stretch.Seek.TotalSeconds)]);
            arguments.AddRange(["-t", Text(seconds), "-i", "file:" + InputName(i)]);
        }

        for (var i = 0; i < batch.Count; i++)
        {
            arguments.AddRange(
            [
                "-map", FormattableString.Invariant($"{i}:a:0"), "-af", Filter(batch[i]), "-c:a", "pcm_f32le", "-f", "f32le", batch[i].Output,
            ]);
        }

        return arguments;
    }

    // first_pts: sound that begins later than the picture keeps its place. async: holes in the times become silence.
    private static string Filter(Work work)
    {
        var samples = work.Stretch.Skip + work.Stretch.Samples;
        var both = work.Media.Audio!.Channels == 1 ? "pan=stereo|c0=c0|c1=c0," : "";
        var voice = work.Stretch.Source.StartsWith(SpokenText.Scheme, StringComparison.Ordinal) ? VoiceFilter.Text + "," : "";
        return FormattableString.Invariant(
            $"{voice}{both}aresample=48000:async=1:first_pts=0:rematrix_maxval=1:osf=flt,aformat=sample_fmts=flt:channel_layouts=stereo,atrim=end_sample={samples}");
    }

    private static string InputName(int number) => FormattableString.Invariant($"sound{number}");

    private static string Text(double seconds) => seconds.ToString("0.######", CultureInfo.InvariantCulture);

    private sealed record Work(Stretch Stretch, SourceMedia Media, string Path, string Output);

    /// <param name="Source">The file's name in the plan.</param>
    /// <param name="Seek">Where the tool begins.</param>
    /// <param name="Skip">Samples after that which are not played.</param>
    /// <param name="Samples">Samples that are.</param>
    private sealed record Stretch(string Source, TimeSpan Seek, long Skip, long Samples)
    {
        public static Stretch Of(SoundClip clip, SoundPlan plan)
        {
            var trim = (long)Math.Round(clip.Trim.Ticks * (SoundPlan.SampleRate / (decimal)TimeSpan.TicksPerSecond));
            var exact = plan.Sources[clip.Source].Demuxer is "mov" or "wav" or "flac";
            var seek = clip.Trim > (exact ? RunUp : Patience) ? TimeSpan.FromSeconds(Math.Floor((clip.Trim - RunUp).TotalSeconds)) : TimeSpan.Zero;
            return new Stretch(clip.Source, seek, trim - ((long)seek.TotalSeconds * SoundPlan.SampleRate), ClipSound.SourceSamples(clip, plan.Samples));
        }
    }
}
