using Microsoft.AspNetCore.Http;

namespace VideoGen.TestKit.Servers;

/// <summary>Answers for scripts.</summary>
public static class Reply
{
    public static Func<HttpContext, Task> Json(string json, int status = 200, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        await context.Response.WriteAsync(json);
    };

    public static Func<HttpContext, Task> Status(int status, params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        return Task.CompletedTask;
    };

    public static Func<HttpContext, Task> Bytes(byte[] bytes, string mediaType) => async context =>
    {
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    };

    /// <summary>Says that there is more than it sends, and hangs up.</summary>
    public static Func<HttpContext, Task> BrokenOff(byte[] bytes, long promised) => async context =>
    {
        context.Response.ContentLength = promised;
        // Kestrel closes the connection after too few bytes; aborting it could lose those that were sent.
        await context.Response.Body.WriteAsync(bytes);
        await context.Response.Body.FlushAsync();
    };

    /// <summary>Without a length, so that only the file itself tells that it is too short.</summary>
    public static Func<HttpContext, Task> Chunked(byte[] bytes) => async context =>
    {
        foreach (var part in bytes.Chunk(Math.Max(1, bytes.Length / 3)))
        {
            await context.Response.Body.WriteAsync(part);
            await context.Response.Body.FlushAsync();
        }
    };

    /// <summary>Takes the request and hangs up without an answer.</summary>
    public static Func<HttpContext, Task> HangUp() => context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Takes the request and never answers.</summary>
    public static Func<HttpContext, Task> Silence(TaskCompletionSource reached) => async context =>
    {
        reached.TrySetResult();
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(() => gone.TrySetResult());
        await gone.Task;
    };
}
