using Microsoft.Extensions.Logging;

namespace VideoGen.Providers;

/// <summary>Everything this project logs. No prompts, no keys, no URLs with their signatures.</summary>
internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "Provider {Provider} is asked again (attempt {Attempt}) after {Delay}: status {Status}, {Exception}")]
    internal static partial void AskedAgain(this ILogger logger, string provider, int attempt, TimeSpan delay, int? status, string? exception);

    [LoggerMessage(4002, LogLevel.Warning, "Provider {Provider} keeps failing and is left alone for {Rest}")]
    internal static partial void GivenARest(this ILogger logger, string provider, TimeSpan rest);

    [LoggerMessage(4003, LogLevel.Warning, "Provider {Provider} refused: {Fault}, status {Status}, request {RequestId}")]
    internal static partial void Refused(this ILogger logger, string provider, Tickets.ProviderFault fault, int? status, string? requestId);

    [LoggerMessage(4004, LogLevel.Information, "Provider {Provider} took job {RemoteId}")]
    internal static partial void Took(this ILogger logger, string provider, string remoteId);

    [LoggerMessage(4005, LogLevel.Information, "Live connection to provider {Provider} was lost; its history is asked")]
    internal static partial void LiveConnectionLost(this ILogger logger, string provider);

    [LoggerMessage(4006, LogLevel.Warning, "A webhook of provider {Provider} was refused: {Reason}")]
    internal static partial void WebhookRefused(this ILogger logger, string provider, string reason);

    [LoggerMessage(4007, LogLevel.Warning, "Provider {Provider} can't be used: {Reason}")]
    internal static partial void CanNotBeUsed(this ILogger logger, string provider, string reason);
}
