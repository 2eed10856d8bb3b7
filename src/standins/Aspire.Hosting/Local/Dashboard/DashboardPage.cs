using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;

namespace Aspire.Hosting.Local.Dashboard;

/// <summary>The whole page as text. The script in it fetches the page again and takes over what changed, so there is one renderer.</summary>
internal static class DashboardPage
{
    private const int TailLines = 200;

    private static readonly string s_css = Embedded("dashboard.css"), s_js = Embedded("dashboard.js");

    public static string Render(IReadOnlyList<ResourceInstance> instances, string nonce, DateTimeOffset now)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>VideoGen · resources</title>
            <style nonce="{nonce}">{s_css}</style>
            </head>
            <body>
            <header>
              <h1>Resources</h1>
              <p data-live="summary" role="status">{Text(Summary(instances))}</p>
              <p id="connection" class="muted">Updated <time data-live="time" datetime="{now:O}">{now:HH:mm:ss}</time></p>
            </header>
            <main>
            <table>
            <thead><tr><th scope="col">Name</th><th scope="col">State</th><th scope="col">Restarts</th><th scope="col">Endpoints</th><th scope="col">Process</th></tr></thead>
            <tbody>

            """);
        foreach (var instance in instances)
            AppendRow(page, instance);
        page.Append("</tbody>\n</table>\n<h2>Logs</h2>\n");
        foreach (var instance in instances)
            AppendLog(page, instance);
        page.Append(CultureInfo.InvariantCulture, $"</main>\n<script nonce=\"{nonce}\">{s_js}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void AppendRow(StringBuilder page, ResourceInstance instance)
    {
        var state = instance.State.ToString();
        page.Append(CultureInfo.InvariantCulture, $"""
            <tr>
            <th scope="row"><a href="#log-{Text(instance.Name)}">{Text(instance.Name)}</a></th>
            <td data-live="state-{Text(instance.Name)}"><span class="state {state.ToLowerInvariant()}">{state}</span>{Detail(instance)}</td>
            <td class="number" data-live="restarts-{Text(instance.Name)}">{instance.Restarts}</td>
            <td data-live="endpoints-{Text(instance.Name)}">{string.Concat(instance.Endpoints.Select(Endpoint))}</td>
            <td class="number" data-live="process-{Text(instance.Name)}">{(instance.ProcessId is { } id ? id : "–")}</td>
            </tr>

            """);
    }

    private static void AppendLog(StringBuilder page, ResourceInstance instance) => page.Append(CultureInfo.InvariantCulture, $"""
        <details id="log-{Text(instance.Name)}">
        <summary>{Text(instance.Name)}</summary>
        <pre data-live="log-text-{Text(instance.Name)}" tabindex="0" aria-label="Last lines of {Text(instance.Name)}">{Text(string.Join('\n', instance.Log.Last(TailLines)))}</pre>
        </details>

        """);

    private static string Detail(ResourceInstance instance) =>
        instance.Detail.Length == 0 ? "" : $" <span class=\"muted\">{Text(instance.Detail)}</span>";

    private static string Endpoint(InstanceEndpoint endpoint)
    {
        var label = $"<span class=\"muted\">{Text(endpoint.Name)}</span>";
        return endpoint.Url.StartsWith("http", StringComparison.Ordinal)
            ? $"<div>{label} <a href=\"{Text(endpoint.Url)}\" rel=\"noreferrer\">{Text(endpoint.Url)}</a></div>"
            : $"<div>{label} {Text(endpoint.Url)}</div>";
    }

    private static string Summary(IReadOnlyList<ResourceInstance> instances)
    {
        var good = instances.Count(i => i.State is InstanceState.Healthy or InstanceState.Finished);
        var expected = instances.Count(i => i.State != InstanceState.NotStarted);
        var failed = instances.Where(i => i.State == InstanceState.Failed).Select(i => i.Name).ToArray();
        return failed.Length > 0 ? $"Failed: {string.Join(", ", failed)}" : $"{good} of {expected} up";
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);

    private static string Embedded(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
