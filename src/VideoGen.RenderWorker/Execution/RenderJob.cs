using VideoGen.Composition.Storyboards;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Requests;

namespace VideoGen.RenderWorker.Execution;

/// <summary>A checked request: whatever a caller sends is bounded here before it takes memory, disk or time.</summary>
internal sealed record RenderJob
{
    private const int MaxStoryboardCharacters = 200_000;
    private const int MaxScenes = 100;
    private const int MaxSceneText = 5_000;

    public required Guid Id { get; init; }

    public required int Attempt { get; init; }

    public required Guid Owner { get; init; }

    public required Storyboard Storyboard { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int Fps { get; init; }

    public required RenderQuality Quality { get; init; }

    public int Frames => Storyboard.Frames;

    public double Seconds => (double)Frames / Fps;

    /// <summary>Where this attempt's outputs go.</summary>
    public string OutputKey(string name) => $"users/{Owner:D}/jobs/{Id:D}/{Attempt}/{name}";

    /// <summary>Where a step's output is, whichever job made it.</summary>
    public string StepKey(string contentKey, string extension) => $"users/{Owner:D}/steps/{contentKey}.{extension}";

    /// <summary>Reads a request.</summary>
    /// <returns>The job, or what is wrong with the request.</returns>
    public static (RenderJob? Job, string Problem) Read(RenderRequest request)
    {
        var output = request.Output ?? new OutputSpec();
        var problem = Problem(request, output);
        if (problem.Length > 0)
            return (null, problem);
        var storyboard = StoryboardJson.TryRead(request.StoryboardJson);
        if (storyboard is null || !IsUsable(storyboard, output))
            return (null, "The storyboard is not one that can be rendered at this length.");
        return (new RenderJob
        {
            Id = Guid.Parse(request.JobId),
            Owner = Guid.Parse(request.OwnerId),
            Attempt = request.Attempt,
            Storyboard = storyboard,
            Width = output.Width,
            Height = output.Height,
            Fps = output.FpsNumerator / output.FpsDenominator,
            Quality = output.Quality == Contracts.Render.V1.Quality.Fast ? RenderQuality.Fast : RenderQuality.High,
        }, "");
    }

    private static string Problem(RenderRequest request, OutputSpec output) => (request, output) switch
    {
        _ when !Guid.TryParseExact(request.JobId, "D", out _) => "job_id is not a UUID.",
        _ when !Guid.TryParseExact(request.OwnerId, "D", out _) => "owner_id is not a UUID.",
        _ when request.Attempt < 1 => "attempt starts at 1.",
        _ when request.WorkCase != RenderRequest.WorkOneofCase.StoryboardJson => "There is nothing to render.",
        _ when request.StoryboardJson.Length > MaxStoryboardCharacters => "The storyboard is too long.",
        _ when !IsSide(output.Width) || !IsSide(output.Height) || (long)output.Width * output.Height > GenerateLimits.MaxPixels => "The size is not one that can be rendered.",
        _ when output.FpsDenominator < 1 || output.FpsNumerator % output.FpsDenominator != 0
            || output.FpsNumerator / output.FpsDenominator is < GenerateLimits.MinFps or > GenerateLimits.MaxFps => "The frame rate is not one that can be rendered.",
        _ when output.Frames < 1 || output.Frames * output.Width * output.Height > GenerateLimits.MaxFilmPixels => "The length is not one that can be rendered.",
        _ => "",
    };

    private static bool IsSide(int side) => side is >= GenerateLimits.MinSide and <= GenerateLimits.MaxSide && side % 2 == 0;

    private static bool IsUsable(Storyboard storyboard, OutputSpec output) =>
        storyboard.Frames == output.Frames
        && storyboard.Scenes is { Count: > 0 and <= MaxScenes } scenes
        && scenes.Count <= storyboard.Frames
        && scenes.Select(s => s.Id).Distinct().Count() == scenes.Count
        && scenes.All(s => s.Headline.Length <= MaxSceneText && s.Narration.Length <= MaxSceneText);
}
