using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Music;
using VideoGen.Composition.Timelines;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Mixing;
using VideoGen.RenderWorker.Execution.Steps;

namespace VideoGen.RenderWorker.Execution;

/// <summary>Makes a whole film: narrate, place in time, render and mix side by side, join, check, save.</summary>
internal sealed class FilmRenderer(
    NarrationStep narration, SegmentStep segmentStep, SoundStep soundStep, FinishStep finish, IPictures pictures, WorkFolders folders,
    IOptions<WorkerOptions> options, TimeProvider time)
{
    /// <summary>The voice may be hurried by a quarter; what still does not fit is played faster at its pitch.</summary>
    private const double FastestPace = 1.25;

    private const string NarrationName = "narration";

    /// <summary>All segments, before it is known which there are.</summary>
    private const string PictureName = "picture";

    // Measured CPU seconds: per million pixels of picture, per second of sound, and the fixed rest.
    private const double PictureWeight = 0.02;
    private const double SoundWeight = 0.09;
    private const double FixedWeight = 0.4;

    // Measured: a film and its segments take a tenth of a byte per pixel each at most, sound 2 MB per second while it is mixed.
    private const double BytesPerPixel = 0.25;
    private const double SoundBytesPerSecond = 2_500_000;

    /// <summary>Renders a job.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled; nothing of the render runs any more.</exception>
    public async Task<RenderResult> RunAsync(RenderJob job, RenderEvents events, CancellationToken ct)
    {
        using var folder = folders.Create(job.Id, ExpectedBytes(job));
        var run = new RenderRun(job, folder, events, time);
        var before = Environment.CpuUsage.TotalTime;
        Expect(run);
        await Failpoints.HitAsync("start", ct);

        run.Enter(Stage.Narrating, "Speaking the narration");
        var (film, narrated) = await PlaceAsync(run, ct);
        run.Progress.Finish(NarrationName, narrated.Lines.All(l => l.Wav is null || l.Reused));
        narrated.Tell(run);

        run.Enter(Stage.Composing, "Placing scenes in time");
        var segments = await pictures.PlanAsync(job, film, ct);
        foreach (var segment in segments)
            run.Progress.Expect(SegmentStep.StepName(segment), Pixels(job, segment.Frames) * PictureWeight);
        run.Progress.Drop(PictureName);
        var sound = await RenderAllAsync(run, film, segments, narrated, ct);

        var (facts, loudness) = await finish.JoinAsync(run, segments, sound, ct);
        var outputs = await finish.SaveAsync(run, film, sound, ct);
        await Failpoints.HitAsync("before-result", ct);
        var report = new RenderReport(facts, loudness, film, narrated, MusicOf(job, film));
        return new RenderResult
        {
            Outputs = { outputs },
            ReportJson = report.ToJson(),
            StepsRendered = run.Rendered,
            StepsReused = run.Reused,
            CpuTime = Duration.FromTimeSpan(run.Cpu + (Environment.CpuUsage.TotalTime - before)),
            PeakMemoryBytes = run.PeakMemory(options.Value.ParallelSteps),
        };
    }

    /// <summary>Speaks at normal pace; when that does not fit the film, once more as fast as it takes.</summary>
    private async Task<(FilmTimeline Film, NarrationStep.Narrated Narrated)> PlaceAsync(RenderRun run, CancellationToken ct)
    {
        var job = run.Job;
        var beats = new BeatGrid(MusicTempo.BeatsPerMinute(job.Storyboard.Mood, job.Storyboard.Seed), 0);
        var narrated = await narration.RunAsync(run, 1, ct);
        var film = FilmTimeline.Create(job.Storyboard, job.Fps, narrated.Scenes, beats);
        if (film.SpeechTempo <= 1)
            return (film, narrated);

        // Whole steps, so that films that differ little share their narration.
        var pace = Math.Min(FastestPace, Math.Ceiling(film.SpeechTempo * 20) / 20);
        narrated = await narration.RunAsync(run, pace, ct);
        return (FilmTimeline.Create(job.Storyboard, job.Fps, narrated.Scenes, beats), narrated);
    }

    /// <summary>Segments in the order of playback, the sound last, so many at a time; each is kept while the next one is made.</summary>
    private async Task<MixResult> RenderAllAsync(
        RenderRun run, FilmTimeline film, IReadOnlyList<PictureSegment> segments, NarrationStep.Narrated narrated, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var keeping = new List<Task>();
        MixResult? sound = null;
        var steps = new ParallelOptions { MaxDegreeOfParallelism = options.Value.ParallelSteps, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForAsync(0, segments.Count + 1, steps, async (i, t) =>
            {
                if (i == segments.Count)
                {
                    run.Enter(Stage.Mixing, "Composing and mixing the music");
                    sound = await soundStep.RunAsync(run, film, MusicOf(run.Job, film), narrated, t);
                    return;
                }

                var keep = await segmentStep.RunAsync(run, segments[i], segments.Count, t);
                lock (keeping)
                    keeping.Add(keep());
            });
            await Task.WhenAll(keeping);
        }
        catch
        {
            // No upload may outlive its folder.
            await stop.CancelAsync();
            await Task.WhenAll(keeping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }

        return sound ?? throw new InvalidOperationException("The sound was not mixed.");
    }

    private static MusicBrief MusicOf(RenderJob job, FilmTimeline film) => new()
    {
        Mood = job.Storyboard.Mood,
        Seed = job.Storyboard.Seed,
        BeatsPerMinute = MusicTempo.BeatsPerMinute(job.Storyboard.Mood, job.Storyboard.Seed),
        Samples = (int)Math.Round((double)job.Frames * MusicBrief.SampleRate / job.Fps),
        SceneStarts = [.. film.Scenes.Select(s => film.TimeOf(s.StartFrame))],
    };

    private static void Expect(RenderRun run)
    {
        var job = run.Job;
        run.Progress.Expect(NarrationName, FixedWeight);
        run.Progress.Expect(PictureName, Pixels(job, job.Frames) * PictureWeight);
        run.Progress.Expect(SoundStep.Name, FixedWeight + (job.Seconds * SoundWeight));
        run.Progress.Expect(FinishStep.JoinName, FixedWeight);
        run.Progress.Expect(FinishStep.CheckName, FixedWeight + (Pixels(job, job.Frames) * PictureWeight * 0.1));
        run.Progress.Expect(FinishStep.SaveName, FixedWeight);
    }

    /// <summary>Millions of pixels.</summary>
    private static double Pixels(RenderJob job, long frames) => (double)frames * job.Width * job.Height / 1_000_000;

    private static long ExpectedBytes(RenderJob job) => (long)((Pixels(job, job.Frames) * 1_000_000 * BytesPerPixel) + (job.Seconds * SoundBytesPerSecond));
}
