using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Providers;

public sealed class WebhookTests(ProviderFixture api) : IClassFixture<ProviderFixture>
{
    private const string Body = """{"id":"p1","status":"processing"}""";
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 24).Select(i => (byte)i)];

    [Fact]
    public async Task A_post_counts_once_and_forged_ones_do_not()
    {
        var admin = await api.AdminAsync();
        using var made = await admin.Client.PostAsJsonAsync("/api/v1/providers", new
        {
            name = "cloud", kind = "replicate", model = "o/m", api_key = "r8-key", webhook_url = "https://films.example/api/v1/webhooks/cloud", webhook_secret = $"whsec_{Convert.ToBase64String(Secret)}",
        });
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        await using var replica = await api.StartAsync([]);

        using var first = await PostAsync(api.Server, "cloud", "m1", now, Secret, Body);
        using var again = await PostAsync(replica, "cloud", "m1", now, Secret, Body);
        using var forged = await PostAsync(api.Server, "cloud", "m2", now, new byte[24], Body);
        using var old = await PostAsync(api.Server, "cloud", "m3", now - 3600, Secret, Body);
        using var changed = await PostAsync(api.Server, "cloud", "m4", now, Secret, Body, Body.Replace("p1", "p2", StringComparison.Ordinal));
        using var bare = await api.Server.Anonymous().PostAsync("/api/v1/webhooks/cloud", new StringContent(Body));
        using var nobody = await PostAsync(api.Server, "fixed", "m5", now, Secret, Body);

        (first.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        foreach (var refused in (HttpResponseMessage[])[forged, old, changed, bare])
            await refused.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await nobody.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        await admin.Client.DeleteAsync("/api/v1/providers/cloud");
    }

    private static Task<HttpResponseMessage> PostAsync(ApiServer server, string provider, string id, long time, byte[] secret, string signed, string? sent = null)
    {
        var stamp = time.ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{id}.{stamp}.{signed}")));
        var message = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/webhooks/{provider}") { Content = new StringContent(sent ?? signed, Encoding.UTF8, "application/json") };
        message.Headers.Add("webhook-id", id);
        message.Headers.Add("webhook-timestamp", stamp);
        message.Headers.Add("webhook-signature", $"v1,{signature}");
        return server.Anonymous().SendAsync(message);
    }
}
