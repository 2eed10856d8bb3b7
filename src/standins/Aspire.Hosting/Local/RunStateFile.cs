using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aspire.Hosting.Local;

/// <summary>
/// <c>run.json</c>: who runs, where, and in which state, for scripts. Beside it a lock that the system gives up with the process,
/// so a stale file never looks like a running one.
/// </summary>
internal sealed class RunStateFile : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly string _path;
    private readonly FileStream _lock;
    private readonly Lock _writing = new();
    private readonly DateTimeOffset _startedAt = TimeProvider.System.GetUtcNow();
    private bool _ready, _closed;

    private RunStateFile(string path, FileStream @lock) => (_path, _lock) = (path, @lock);

    public static RunStateFile? Open(string? directory)
    {
        if (string.IsNullOrEmpty(directory))
            return null;
        var path = Path.Combine(directory, "run.json");
        try
        {
            Directory.CreateDirectory(directory);
            var @lock = new FileStream(Path.Combine(directory, "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.Delete(path); // of a run that was killed: whoever reads it now must not take it for this one
            return new RunStateFile(path, @lock);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new DistributedApplicationException($"The state directory {directory} can't be written: {problem.Message}", problem);
        }
        catch (IOException problem)
        {
            throw new DistributedApplicationException($"{RunningInstance(path)} uses the state directory {directory} ({problem.Message})", problem);
        }
    }

    public void Ready() => _ready = true;

    public void Write(IReadOnlyList<ResourceInstance> instances, Uri? dashboard)
    {
        var state = new
        {
            Pid = Environment.ProcessId,
            StartedAt = _startedAt,
            Ready = _ready,
            Url = instances.SelectMany(i => i.Endpoints).FirstOrDefault(e => e.IsExternal)?.Url,
            Dashboard = dashboard?.ToString().TrimEnd('/'),
            Resources = instances.Select(i => new
            {
                i.Name, Resource = i.Resource.Name, i.State, i.Detail, Pid = i.ProcessId, i.Restarts,
                Endpoints = i.Endpoints.ToDictionary(e => e.Name, e => e.Url),
            }),
        };
        lock (_writing)
        {
            if (_closed)
                return;
            File.WriteAllText(_path + ".new", JsonSerializer.Serialize(state, s_json));
            File.Move(_path + ".new", _path, overwrite: true);
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            _closed = true;
            File.Delete(_path);
            _lock.Dispose();
        }
    }

    private static string RunningInstance(string path)
    {
        try
        {
            using var state = JsonDocument.Parse(File.ReadAllText(path));
            var url = state.RootElement.GetProperty("url").GetString();
            return $"Process {state.RootElement.GetProperty("pid").GetInt32()}{(url is null ? "" : $", serving {url},")} already";
        }
        catch (Exception problem) when (problem is IOException or JsonException or KeyNotFoundException)
        {
            return "Another process already";
        }
    }
}
