using System.Globalization;
using System.Text.Json;
using VideoGen.Contracts.Render.V1;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Fallback;
using VideoGen.Providers.Requests;

namespace VideoGen.RenderWorker.Execution.Visuals;

/// <summary>Tells the job's history what becomes of the visual that some scenes share.</summary>
/// <param name="run">The step.</param>
/// <param name="scenes">Their places in the storyboard, and their ids.</param>
internal sealed class VisualNotices(StepRun run, IReadOnlyList<(int Index, string Id)> scenes)
{
    private const double Share = 0.5;

    private string Name => "visual/" + scenes[0].Id;

    /// <summary>A step of the chain.</summary>
    public void Step(ChainStep step, Capability? provider, ProviderRequest request)
    {
        switch (step.Action)
        {
            case ChainAction.Progress:
                var share = step.State?.Progress is { } progress ? string.Create(CultureInfo.InvariantCulture, $": {progress:P0}") : "";
                run.Show(Stage.Composing, Share, $"{step.Provider} makes the picture of scene {scenes[0].Id}{share}");
                return;
            case ChainAction.BuiltIn:
                return; // another kind may follow; whoever asked tells
        }

        run.Tell(Of(Name, step, provider, request));
    }

    /// <summary>A step of a chain as the history has it, with what it cost.</summary>
    public static Notice Of(string name, ChainStep step, Capability? provider, ProviderRequest request)
    {
        var notice = new Notice { Name = name, Action = JsonNamingPolicy.SnakeCaseLower.ConvertName(step.Action.ToString()), Provider = step.Provider ?? "", Reason = step.Reason ?? "" };
        if (step.Action == ChainAction.Done && provider is not null)
            notice.Costs.AddRange(Costs(step, provider, request).Select(c => new Cost { Amount = c.Amount.ToString(CultureInfo.InvariantCulture), Currency = c.Currency }));
        return notice;
    }

    /// <summary>It exists.</summary>
    public void Done(string key, bool reused, TimeSpan elapsed) => run.Done(Name, key, reused, elapsed);

    /// <summary>Nobody made it.</summary>
    public void BuiltIn(string reason)
    {
        foreach (var (index, id) in scenes)
        {
            run.Tell(new Notice
            {
                Name = "visual/" + id, Action = "built_in", Reason = reason,
                Warning = new Warning
                {
                    Path = string.Create(CultureInfo.InvariantCulture, $"$.scenes[{index}].visual"), Code = "visual_not_made",
                    Message = $"The picture of scene {id} was not made, and a background was drawn instead. {reason}", Fix = "Ask an administrator for a provider, or show an uploaded file.",
                },
            });
        }
    }

    private static IReadOnlyList<Money> Costs(ChainStep step, Capability provider, ProviderRequest request) =>
        step.State is { Used.Count: > 0 } state ? CostEstimate.Of(state.Used, provider) : CostEstimate.Of(request, provider);
}
