using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Images;

/// <summary>Images of OpenAI and compatible servers.</summary>
internal sealed class ImagesProvider(ProviderSettings settings, ProviderContext context) : DirectProvider(settings, OpenAiErrors.Rules, context)
{
    private const long MostBytes = 96 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly bool isGpt = settings.Model.StartsWith("gpt-image", StringComparison.Ordinal);

    public override Capability Capability { get; } = Configured(settings, new Capability
    {
        Provider = settings.Name,
        Model = settings.Model,
        Kind = MediaKind.Image,
        Sizes = settings.Model switch
        {
            "gpt-image-2" => new SizeRule { MinSide = 256, MaxSide = 4096, Step = 16 },
            _ when settings.Model.StartsWith("gpt-image", StringComparison.Ordinal) => new SizeRule { Only = [new(1024, 1024), new(1536, 1024), new(1024, 1536)] },
            _ => new SizeRule { MinSide = 64, MaxSide = 4096, Step = 8 },
        },
    });

    protected override async Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct)
    {
        var image = (ImageRequest)request; // The kind has been checked.
        var body = new JsonObject { ["model"] = Settings.Model, ["prompt"] = image.Prompt, ["n"] = 1, ["size"] = image.Size.ToString() };
        if (isGpt)
        {
            body["quality"] = image.Quality == ImageQuality.Fast ? "low" : "high";
            body["output_format"] = "png";
        }
        else
        {
            body["response_format"] = "b64_json"; // The GPT models refuse it, and always answer so.
        }

        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url("images/generations")) { Content = ProviderHttp.Json(body) };
        message.Options.Set(RetryPolicy.AttemptKey, Patience);
        using var sent = await Http.SendAsync(message, Repeat.OnlyUnstarted, ct, MostBytes);
        var (value, error) = await sent.ElementAsync(ct);
        return error is not null ? Creation.Of(error) : Done(request, Read(value));
    }

    protected override async Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url("models"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        return (sent.Error, sent.Error is null ? Settings.Model : null);
    }

    private static RemoteState Read(JsonElement answer)
    {
        var first = answer.Member("data").Items().FirstOrDefault();
        var result = first.Member("b64_json") is { ValueKind: JsonValueKind.String } coded && coded.TryGetBytesFromBase64(out var bytes)
            ? new RemoteResult { Kind = MediaKind.Image, Data = bytes }
            : first.Url("url") is { } url ? new RemoteResult { Kind = MediaKind.Image, Url = url } : null;
        return result is null
            ? RemoteState.Failed(new ProviderError(ProviderFault.BadAnswer, "The answer holds no image."))
            : RemoteState.Succeeded(result) with { Used = new Dictionary<PriceUnit, decimal> { [PriceUnit.Item] = 1 } };
    }
}
