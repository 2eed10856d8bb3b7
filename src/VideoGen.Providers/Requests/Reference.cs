namespace VideoGen.Providers.Requests;

/// <summary>A picture or film that is shown to the model. The bytes have been checked like an upload before they come here.</summary>
/// <param name="Data">The whole file.</param>
/// <param name="MediaType">"image/png", "video/mp4".</param>
public sealed record Reference(ReadOnlyMemory<byte> Data, string MediaType)
{
    /// <summary>Whether it is a film rather than a picture.</summary>
    public bool IsVideo => MediaType.StartsWith("video/", StringComparison.Ordinal);

    /// <summary>A file name of our own making, with the extension that fits.</summary>
    public string FileName => "reference." + (MediaType switch
    {
        "image/jpeg" => "jpg",
        "image/webp" => "webp",
        "video/mp4" => "mp4",
        "video/webm" => "webm",
        _ => "png",
    });

    /// <summary>The file as a data: URL.</summary>
    public string ToDataUrl() => $"data:{MediaType};base64,{Convert.ToBase64String(Data.Span)}";
}
