using VideoGen.Bench.Measuring;
using VideoGen.Bench.Reference;
using VideoGen.TestKit.Processes;

namespace VideoGen.Bench.Peers;

/// <summary>Another program that makes films from a description.</summary>
internal abstract class Peer(ReferenceMedia media, ReferenceScale scale, string folder, string name)
{
    private const string Sources = "Peers";
    private static readonly TimeSpan InstallTime = TimeSpan.FromMinutes(15);

    public string Name { get; } = name;

    /// <summary>Name with version.</summary>
    public abstract string Title { get; }

    /// <summary>How many times faster we want to be.</summary>
    public abstract double Goal { get; }

    protected ReferenceMedia Media { get; } = media;

    protected ReferenceScale Scale { get; } = scale;

    protected string Folder { get; } = Path.Combine(folder, name);

    protected string Output => Path.Combine(Folder, "film.mp4");

    /// <summary>Installs it.</summary>
    /// <returns>Why it can't be, in one line; null when it is there.</returns>
    public async Task<string?> InstallAsync()
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, Sources, Name)))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        try
        {
            await ProcessHandle.RunAsync(new ProcessSpec("npm", "install", "--no-audit", "--no-fund", "--loglevel=error") { WorkingDirectory = Folder }, InstallTime);
            await PrepareAsync();
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            var lines = e.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.FirstOrDefault(l => l.StartsWith("npm error ", StringComparison.Ordinal) && !l.StartsWith("npm error code", StringComparison.Ordinal)) ?? lines[^1];
        }
    }

    /// <summary>Renders the film once.</summary>
    public abstract Task<Timed> RenderAsync();

    protected abstract Task PrepareAsync();
}
