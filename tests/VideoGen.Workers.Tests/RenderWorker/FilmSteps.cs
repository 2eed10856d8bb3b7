using Shouldly;
using VideoGen.Contracts.Render.V1;

namespace VideoGen.Workers.Tests.RenderWorker;

/// <summary>A film made step by step, as a dispatcher does it, with everything that was told.</summary>
internal sealed class FilmSteps
{
    private readonly List<RenderEvent> _events = [];

    public IReadOnlyList<RenderEvent> Events => _events;

    public PlanResult Plan { get; private set; } = new();

    /// <summary>Segments that had to be asked for, by index.</summary>
    public Dictionary<int, StepResult> Segments { get; } = [];

    /// <summary>The sound; null when it existed.</summary>
    public StepResult? Sound { get; private set; }

    public RenderResult Film { get; private set; } = new();

    /// <summary>Steps of narration, picture and sound that were made.</summary>
    public int Rendered => Events.Count(e => e.StepDone is { Reused: false }) + Events.Count(e => e.Stored is { Reused: false });

    public static async Task<FilmSteps> RunAsync(RenderRequest plan, Func<RenderRequest, Task<List<RenderEvent>>> ask)
    {
        var film = new FilmSteps { Plan = new PlanResult() };
        film.Plan = (await film.AskAsync(plan, ask)).Planned.ShouldNotBeNull();
        foreach (var segment in film.Plan.Segments.Where(s => s.Bytes == 0))
            film.Segments[segment.Index] = (await film.AskAsync(Segment(plan, film.Plan, segment.Index), ask)).Stored.ShouldNotBeNull();
        if (film.Plan.Sound is null)
            film.Sound = (await film.AskAsync(Mix(plan, film.Plan), ask)).Stored.ShouldNotBeNull();
        var last = await film.AskAsync(Finish(plan, film.Plan), ask);
        film.Film = last.Result.ShouldNotBeNull(last.ToString());
        return film;
    }

    public static RenderRequest Segment(RenderRequest plan, PlanResult planned, int index, bool preview = false)
    {
        var request = plan.Clone();
        request.Segment = new SegmentWork { PlanKey = planned.PlanKey, Index = index, ContentKey = planned.Segments[index].ContentKey, Preview = preview };
        return request;
    }

    public static RenderRequest Mix(RenderRequest plan, PlanResult planned)
    {
        var request = plan.Clone();
        request.Sound = new SoundWork { PlanKey = planned.PlanKey, ContentKey = planned.SoundKey };
        return request;
    }

    public static RenderRequest Finish(RenderRequest plan, PlanResult planned)
    {
        var request = plan.Clone();
        request.Finish = new FinishWork { PlanKey = planned.PlanKey };
        return request;
    }

    private async Task<RenderEvent> AskAsync(RenderRequest request, Func<RenderRequest, Task<List<RenderEvent>>> ask)
    {
        var events = await ask(request);
        _events.AddRange(events);
        var last = events[^1];
        last.Failure.ShouldBeNull($"{request.WorkCase}: {last.Failure}");
        return last;
    }
}
