using System.Text.Json.Serialization;

namespace VideoGen.Providers.Capabilities;

/// <summary>What a provider makes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MediaKind>))]
public enum MediaKind
{
    /// <summary>Moving pictures, with or without sound.</summary>
    Video,

    /// <summary>One still picture.</summary>
    Image,

    /// <summary>Words, or JSON that follows a schema.</summary>
    Text,

    /// <summary>A voice that reads a text.</summary>
    Speech,

    /// <summary>Music or a sound.</summary>
    Music,
}
