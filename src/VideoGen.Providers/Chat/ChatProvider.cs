using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Chat;

/// <summary>Chat completions, of OpenAI and of every server that is compatible with it: vLLM, Ollama, LM Studio, llama.cpp.</summary>
internal sealed class ChatProvider(ProviderSettings settings, ProviderContext context) : DirectProvider(settings, OpenAiErrors.Rules, context)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public override Capability Capability { get; } = Configured(settings, new Capability
    {
        Provider = settings.Name,
        Model = settings.Model,
        Kind = MediaKind.Text,
        JsonSchema = true,
        Seed = true,
        MaxPromptCharacters = 200_000,
    });

    protected override async Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct)
    {
        var text = (TextRequest)request; // The kind has been checked.
        var first = await AskAsync(text, strict: true, ct);
        // Servers that don't know schemas refuse before they begin; they get the schema in words.
        return text.Schema is not null && first.Error is { Status: 400 or 422, Fault: ProviderFault.InvalidRequest }
            ? await AskAsync(text, strict: false, ct)
            : first;
    }

    protected override async Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, Http.Url("models"));
        using var sent = await Http.SendAsync(message, Repeat.Safe, ct);
        var (value, error) = await sent.ElementAsync(ct);
        if (error is not null) return (error, null);
        var ids = value.Member("data").Items().Select(model => model.Text("id")).ToArray();
        return ids.Contains(Settings.Model) || ids.Length == 0
            ? (null, Settings.Model)
            : (new ProviderError(ProviderFault.NotFound, Http.Errors.Words($"The server has no model {Settings.Model}; it has {string.Join(", ", ids.Take(20))}.")), null);
    }

    private async Task<Creation> AskAsync(TextRequest request, bool strict, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Http.Url("chat/completions")) { Content = ProviderHttp.Json(Body(request, strict)) };
        message.Options.Set(RetryPolicy.AttemptKey, Patience);
        using var sent = await Http.SendAsync(message, Repeat.OnlyUnstarted, ct);
        var (value, error) = await sent.ElementAsync(ct);
        return error is not null ? Creation.Of(error) : Done(request, Read(value, request), value.Text("id"));
    }

    private JsonObject Body(TextRequest request, bool strict)
    {
        var instructions = request.Instructions ?? "";
        if (request.Schema is { } asked && !strict) instructions += $"\nAnswer with one JSON object that follows this JSON Schema, and nothing else:\n{asked.Json}";
        var messages = new JsonArray();
        if (instructions.Length > 0) messages.Add(new JsonObject { ["role"] = "system", ["content"] = instructions });
        messages.Add(new JsonObject { ["role"] = "user", ["content"] = request.Prompt });
        var body = new JsonObject
        {
            ["model"] = Settings.Model,
            ["messages"] = messages,
            // OpenAI's newer models refuse the old name, and other servers don't know the new one.
            [Http.BaseUrl.Host == "api.openai.com" ? "max_completion_tokens" : "max_tokens"] = request.MaxTokens,
        };
        if (request.Temperature is { } heat) body["temperature"] = heat;
        if (request.Seed is { } seed) body["seed"] = seed;
        if (request.Schema is not { } schema) return body;
        body["response_format"] = strict
            ? new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject { ["name"] = schema.Name, ["schema"] = JsonNode.Parse(schema.Json), ["strict"] = true },
            }
            : new JsonObject { ["type"] = "json_object" };
        return body;
    }

    private RemoteState Read(JsonElement answer, TextRequest request)
    {
        var choice = answer.Member("choices").Items().FirstOrDefault();
        var message = choice.Member("message") ?? default;
        var state = (choice.Text("finish_reason"), message.Text("refusal"), message.Text("content")) switch
        {
            (_, { Length: > 0 } refusal, _) => Failed(ProviderFault.Refused, refusal),
            ("content_filter", _, _) => Failed(ProviderFault.Safety, "The answer was blocked by the provider's rules."),
            ("length", _, _) => Failed(ProviderFault.Incomplete, $"The answer is longer than {request.MaxTokens} tokens."),
            (_, _, { Length: > 0 } content) => TextAnswers.Read(content, request),
            _ => Failed(ProviderFault.BadAnswer, "The answer is empty."),
        };
        return state with { Used = TextAnswers.Used(answer.Member("usage"), "prompt_tokens", "completion_tokens") };
    }

    private RemoteState Failed(ProviderFault fault, string message) => RemoteState.Failed(new ProviderError(fault, Http.Errors.Words(message)));
}
