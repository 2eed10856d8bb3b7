using System.Security.Cryptography;
using System.Text.Json;
using VideoGen.Api.Features.Storyboards;
using VideoGen.Api.Problems;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Prompts;
using VideoGen.Data.Providers;
using VideoGen.Planning;
using VideoGen.Providers;

namespace VideoGen.Api.Features.Prompts;

/// <summary>Makes prompts better, once for each: what was made is kept by prompt, goal and who would do it.</summary>
internal sealed class PromptWorkshop(PromptEnhancer enhancer, PromptPlanning planning, EnhancementStore kept, ProviderUseStore books)
{
    /// <summary>Why it can't be done as asked; null when it can.</summary>
    public Task<ProblemResult?> FaultAsync(UserId owner, GenerateRequest asked, CancellationToken ct) => planning.FaultAsync(owner, asked, ct);

    public async Task<EnhancedView> EnhanceAsync(UserId owner, GenerateRequest asked, string goal, CancellationToken ct)
    {
        using var models = await planning.ModelsAsync(owner, asked, ct);
        var hash = Hash(asked.Prompt, goal, models.Allowed);
        return await kept.FindAsync(owner, hash, ct) is { } found
            ? View(found, cached: true)
            : View(await MakeAsync(owner, Guid.CreateVersion7(), asked.Prompt, goal, hash, models.Allowed, ct), cached: false);
    }

    /// <summary>Does one again; null when there is none of that id.</summary>
    public async Task<EnhancedView?> RefreshAsync(UserId owner, Guid id, CancellationToken ct)
    {
        if (await kept.GetAsync(owner, id, ct) is not { } found)
            return null;
        var again = new GenerateRequest
        {
            Prompt = found.Prompt, Frames = 1, Width = 2, Height = 2, Fps = 1, Seed = 0, Quality = RenderQuality.Fast, Priority = JobPriority.Normal,
            Planner = found.MadeBy == PlannedFilm.BuiltInName ? PlannerChoice.Builtin : PlannerChoice.Auto,
        };
        using var models = await planning.ModelsAsync(owner, again, ct);
        return View(await MakeAsync(owner, id, found.Prompt, found.Goal, Hash(found.Prompt, found.Goal, models.Allowed), models.Allowed, ct), cached: false);
    }

    private async Task<EnhancementRecord> MakeAsync(UserId owner, Guid id, string prompt, string goal, byte[] hash, IReadOnlyList<IProvider> models, CancellationToken ct)
    {
        var better = await enhancer.EnhanceAsync(prompt, goal, models, ct);
        await books.AddAsync(owner, null, better.Uses, CancellationToken.None); // what was spent was spent, whoever hung up
        return await kept.KeepAsync(owner, hash, new EnhancementRecord { Id = id, Prompt = prompt, Goal = goal, Enhanced = better.Prompt, MadeBy = better.By }, ct);
    }

    private static EnhancedView View(EnhancementRecord record, bool cached) => new()
    {
        Id = record.Id,
        Prompt = record.Enhanced,
        Changes = [.. WordDiff.Of(record.Prompt, record.Enhanced).Select(change => new WordChangeView { Op = change.Op, Text = change.Text })],
        By = record.MadeBy,
        Cached = cached,
    };

    private static byte[] Hash(string prompt, string goal, IReadOnlyList<IProvider> models) => SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new { prompt, goal, by = models.Select(model => $"{model.Name} {model.Capability.Model}") }));
}
