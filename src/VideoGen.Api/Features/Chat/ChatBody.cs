using System.ComponentModel;
using System.Text.Json;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Features.Storyboards;
using VideoGen.Api.Json;
using VideoGen.Api.OpenApi;

namespace VideoGen.Api.Features.Chat;

/// <summary>Body of POST /chat/{id}.</summary>
public sealed record ChatBody : ChangeBody
{
    [Description("Number of the version that the message is about: 409 when another one is the current one by now. Left out: whichever is the current one.")]
    [Bounds(1, int.MaxValue)]
    public int? ExpectedVersion { get; init; }

    [Description("false shows what would change and waits for POST /chat/{id}/messages/{message}/apply. Default true.")]
    public bool? Apply { get; init; }

    /// <summary>SHA-256 of what was asked about which film, whatever the order and spacing of the JSON.</summary>
    internal byte[] Hash(string id) => JobSubmitter.Hash($"chat {id} {JsonSerializer.Serialize(this, ApiJson.Options)}");
}
