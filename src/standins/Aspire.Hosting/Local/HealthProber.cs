using System.Net;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Local;

/// <summary>Asks a replica's checks once; null means healthy, anything else says what is wrong.</summary>
internal sealed class HealthProber(HealthCheckService checks) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) };

    public async Task<string?> AskAsync(ResourceInstance instance, CancellationToken ct)
    {
        foreach (var check in instance.Resource.Annotations.OfType<HealthCheckAnnotation>())
        {
            var problem = check is HttpHealthCheckAnnotation http
                ? await AskHttpAsync(instance, http, ct)
                : await AskRegisteredAsync(check.Key, ct);
            if (problem is not null)
                return problem;
        }
        return null;
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> AskHttpAsync(ResourceInstance instance, HttpHealthCheckAnnotation check, CancellationToken ct)
    {
        var endpoint = instance.Resource.Annotations.OfType<EndpointAnnotation>()
            .First(e => check.EndpointName is null ? e.UriScheme is "http" or "https" : e.Name == check.EndpointName);
        var url = new Uri(new Uri(instance.Endpoints.First(e => e.Name == endpoint.Name).Url), check.Path);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (endpoint.Transport == "http2")
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return (int)response.StatusCode == check.StatusCode ? null : $"{check.Path} answers {(int)response.StatusCode}";
        }
        catch (HttpRequestException problem)
        {
            return $"{check.Path}: {problem.Message}";
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"{check.Path} does not answer";
        }
    }

    private async Task<string?> AskRegisteredAsync(string key, CancellationToken ct)
    {
        var report = await checks.CheckHealthAsync(registration => registration.Name == key, ct);
        if (report.Entries.Count == 0)
            throw new DistributedApplicationException($"No health check is registered under '{key}'.");
        var (name, entry) = report.Entries.First();
        return entry.Status == HealthStatus.Healthy ? null : $"{name}: {entry.Description ?? entry.Exception?.Message ?? entry.Status.ToString()}";
    }
}
