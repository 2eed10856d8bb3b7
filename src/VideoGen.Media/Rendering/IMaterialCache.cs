namespace VideoGen.Media.Rendering;

/// <summary>Keeps what was decoded of users' files for the next segment that shows it. What it has lost is decoded again.</summary>
public interface IMaterialCache
{
    /// <summary>Puts a file that was kept at a path where none is; nobody may write to it.</summary>
    /// <returns>False when it is not there.</returns>
    bool TryTake(string key, string path);

    /// <summary>Keeps a file that is complete; nobody may write to it from now on.</summary>
    void Keep(string key, string path);
}

/// <summary>For whoever renders without a place to keep things.</summary>
internal sealed class NoMaterialCache : IMaterialCache
{
    public bool TryTake(string key, string path) => false;

    public void Keep(string key, string path)
    {
    }
}
