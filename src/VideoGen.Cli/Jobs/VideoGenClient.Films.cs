using System.Net.Http.Json;
using VideoGen.Cli.Chat;

namespace VideoGen.Cli.Jobs;

/// <summary>Films from films.</summary>
internal sealed partial class VideoGenClient
{
    /// <summary>Makes films of the same words with other looks.</summary>
    public async Task<IReadOnlyList<JobView>> VaryAsync(string id, int count, CancellationToken ct) => (await SubmitAsync(
        $"api/v1/jobs/{Uri.EscapeDataString(id)}/variations", () => JsonContent.Create(new VariationsRequest(count), CliJson.Default.VariationsRequest), CliJson.Default.JobViews, ct)).Items;

    /// <summary>Says something about a film.</summary>
    public Task<ChatAnswer> SayAsync(string id, ChatRequest message, CancellationToken ct) => SubmitAsync(
        $"api/v1/chat/{Uri.EscapeDataString(id)}", () => JsonContent.Create(message, CliJson.Default.ChatRequest), CliJson.Default.ChatAnswer, ct);
}

/// <summary>Body of POST /api/v1/jobs/{id}/variations.</summary>
internal sealed record VariationsRequest(int Count);

/// <summary>Several jobs.</summary>
internal sealed record JobViews(IReadOnlyList<JobView> Items);
