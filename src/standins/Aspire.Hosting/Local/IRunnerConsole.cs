namespace Aspire.Hosting.Local;

internal interface IRunnerConsole
{
    void Begin(IReadOnlyList<ResourceInstance> instances, Uri? dashboard);

    /// <summary>A line that a resource wrote.</summary>
    void Line(string instance, string text);

    /// <summary>Something the runner did.</summary>
    void Event(string text);

    void Error(string text);

    void Changed(ResourceInstance instance);

    /// <summary>Writes what is left; nothing comes after it.</summary>
    void Finish();
}
