using System.Net.Http.Headers;

namespace VideoGen.Storage;

internal static class ContentTypes
{
    private const int MaxLength = 200;

    public static string Check(string contentType)
    {
        var valid = contentType.Length is > 0 and <= MaxLength
            && contentType.All(c => c is >= ' ' and <= '~')
            && MediaTypeHeaderValue.TryParse(contentType, out _);
        return valid ? contentType : throw StorageException.Invalid("The content type is not a media type.");
    }
}
