namespace Aspire.Hosting.Local;

internal static class StatusTable
{
    public static IReadOnlyList<string> Render(IReadOnlyList<ResourceInstance> instances, Uri? dashboard, int width)
    {
        if (instances.Count == 0)
            return [];
        var name = instances.Max(i => i.Name.Length);
        List<string> rows = ["\e[2m" + new string('─', Math.Min(width - 1, 100)) + "\e[0m"];
        foreach (var instance in instances)
        {
            var (colour, mark) = Look(instance.State);
            var restarts = instance.Restarts == 0 ? "" : $"  restarts {instance.Restarts}";
            var place = instance.Endpoints.Any() ? string.Join(" ", instance.Endpoints.Select(e => e.Url)) : "";
            var text = $"{instance.Name.PadRight(name)}  {instance.State.ToString().ToLowerInvariant(),-10}  {place}{restarts}  {instance.Detail}";
            rows.Add($"{colour}{mark}\e[0m {Cut(text.TrimEnd(), width - 3)}");
        }
        if (dashboard is not null)
            rows.Add($"\e[2m{Cut($"  {dashboard}  ·  Ctrl-C ends everything", width - 1)}\e[0m");
        return rows;
    }

    private static (string Colour, char Mark) Look(InstanceState state) => state switch
    {
        InstanceState.Healthy => ("\e[32m", '●'),
        InstanceState.Finished => ("\e[32m", '✓'),
        InstanceState.Failed => ("\e[31m", '✗'),
        InstanceState.Unhealthy or InstanceState.Restarting => ("\e[33m", '●'),
        InstanceState.Starting or InstanceState.Running => ("\e[36m", '◐'),
        _ => ("\e[2m", '○'),
    };

    // A row that wraps would break the redraw, which counts lines.
    private static string Cut(string text, int width) => text.Length <= width ? text : text[..Math.Max(0, width - 1)] + "…";
}
