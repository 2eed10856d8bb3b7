using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using VideoGen.Providers.Requests;

namespace VideoGen.Providers.OpenAiVideos;

/// <summary>The multipart body of a new video. All dialects take it; the fields beyond OpenAI's differ.</summary>
internal static class VideoForm
{
    internal static MultipartFormDataContent Of(VideoRequest request, string model, Dialect dialect)
    {
        var form = new MultipartFormDataContent();
        Add(form, "prompt", request.Prompt);
        if (model.Length > 0) Add(form, "model", model);
        Add(form, "seconds", Number(request.Seconds));
        Add(form, "size", request.Size.ToString());
        if (dialect == Dialect.VllmOmni)
        {
            if (request.Fps is { } fps) Add(form, "fps", Number(fps));
            if (request.Seed is { } seed) Add(form, "seed", Number(seed));
            if (request.NegativePrompt is { } negative) Add(form, "negative_prompt", negative);
        }

        foreach (var reference in request.References) AddFile(form, reference);
        return form;
    }

    private static void Add(MultipartFormDataContent form, string name, string value)
    {
        // No Content-Type on a field: some parsers take a part that has one for a file.
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(value));
        form.Add(content, $"\"{name}\"");
    }

    private static void AddFile(MultipartFormDataContent form, Reference reference)
    {
        var content = new ReadOnlyMemoryContent(reference.Data);
        content.Headers.ContentType = new MediaTypeHeaderValue(reference.MediaType);
        form.Add(content, "\"input_reference\"", $"\"{reference.FileName}\"");
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>Who speaks the videos wire.</summary>
internal enum Dialect
{
    /// <summary>As OpenAI wrote it down; its own service has ended.</summary>
    OpenAi,

    /// <summary>vLLM-Omni.</summary>
    VllmOmni,

    /// <summary>SGLang Diffusion.</summary>
    SgLang,
}
