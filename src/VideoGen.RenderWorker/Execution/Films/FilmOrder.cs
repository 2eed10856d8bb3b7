using VideoGen.Composition.Storyboards;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Requests;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>Reads what a caller wants planned. Whatever it sends is bounded here before it takes memory, disk or time.</summary>
internal static class FilmOrder
{
    private const int MaxStoryboardCharacters = 200_000;
    private const int MaxTimelineCharacters = 8_000_000;
    private const int MaxScenes = 100;
    private const int MaxSceneText = 5_000;
    private const int MaxCrf = 51;

    /// <summary>Reads an order.</summary>
    /// <returns>A plan without narration, or what is wrong.</returns>
    public static (PlanFile? Plan, string Problem) Read(OutputSpec? output, PlanWork work)
    {
        output ??= new OutputSpec();
        var problem = Problem(output, work);
        if (problem.Length > 0)
            return (null, problem);
        var plan = new PlanFile
        {
            Width = output.Width,
            Height = output.Height,
            RateNumerator = output.FpsNumerator,
            RateDenominator = output.FpsDenominator,
            Frames = output.Frames,
            Quality = output.Quality == Quality.Fast ? RenderQuality.Fast : RenderQuality.High,
        };
        if (work.Timeline is { } timeline)
        {
            return (plan with
            {
                Timeline = new PlannedTimeline(
                    timeline.DocumentJson, timeline.ValuesJson, timeline.SourcesJson, timeline.HasCrf ? timeline.Crf : null),
            }, "");
        }

        // Written anew: a storyboard that went through a database has its members in another order, and is the same film.
        var storyboard = StoryboardJson.TryRead(work.StoryboardJson);
        return storyboard is not null && IsUsable(storyboard, output)
            ? (plan with { Storyboard = StoryboardJson.Write(storyboard), Sources = work.StoryboardSourcesJson.Length > 0 ? work.StoryboardSourcesJson : "{}" }, "")
            : (null, "The storyboard is not one that can be rendered at this length.");
    }

    private static string Problem(OutputSpec output, PlanWork work) => work.SourceCase switch
    {
        PlanWork.SourceOneofCase.None => "There is nothing to plan.",
        PlanWork.SourceOneofCase.StoryboardJson when work.StoryboardJson.Length > MaxStoryboardCharacters || work.StoryboardSourcesJson.Length > MaxTimelineCharacters => "The storyboard is too long.",
        PlanWork.SourceOneofCase.StoryboardJson when output.FpsDenominator != 1
            || output.FpsNumerator is < GenerateLimits.MinFps or > GenerateLimits.MaxFps => "The frame rate is not one that can be rendered.",
        PlanWork.SourceOneofCase.Timeline when work.Timeline.DocumentJson.Length + work.Timeline.ValuesJson.Length
            + (long)work.Timeline.SourcesJson.Length > MaxTimelineCharacters => "The timeline is too long.",
        PlanWork.SourceOneofCase.Timeline when work.Timeline is { HasCrf: true, Crf: < 0 or > MaxCrf } => "The rate factor is not one that can be encoded.",
        _ when output.FpsNumerator < 1 || output.FpsDenominator is not (1 or 1001)
            || output.FpsNumerator > GenerateLimits.MaxFps * (long)output.FpsDenominator => "The frame rate is not one that can be rendered.",
        _ when !IsSide(output.Width) || !IsSide(output.Height) || (long)output.Width * output.Height > GenerateLimits.MaxPixels =>
            "The size is not one that can be rendered.",
        _ when output.Frames < 1 || output.Frames > GenerateLimits.MaxFilmPixels / output.Width / output.Height =>
            "The length is not one that can be rendered.",
        _ => "",
    };

    private static bool IsSide(int side) => side is > 0 and <= GenerateLimits.MaxSide && side % 2 == 0;

    private static bool IsUsable(Storyboard storyboard, OutputSpec output) =>
        storyboard.Frames == output.Frames
        && storyboard.Scenes is { Count: > 0 and <= MaxScenes } scenes
        && scenes.Count <= storyboard.Frames
        && scenes.Select(s => s.Id).Distinct().Count() == scenes.Count
        && scenes.All(s => s.Headline.Length <= MaxSceneText && s.Narration.Length <= MaxSceneText);
}
