namespace VideoGen.Api.Features.Chat;

/// <summary>Section "Chat".</summary>
internal sealed class ChatOptions
{
    public const string Section = "Chat";

    /// <summary>Whether films can be edited by chat.</summary>
    public bool Enabled { get; set; } = true;
}
