namespace VideoGen.Storage.Disk;

/// <summary>
/// Where a key's file is. Directories end in "~d" and files never do, so that the keys "a" and "a/b" can both exist, as on S3;
/// a file whose name would end in "~d" or "~f" gets "~f" behind it.
/// </summary>
internal sealed class DiskLayout
{
    private const string DirectoryMark = "~d";
    private const string FileMark = "~f";

    public DiskLayout(string root)
    {
        Root = Path.GetFullPath(root);
        Objects = Path.Combine(Root, "objects");
        Temporary = Path.Combine(Root, "tmp");
    }

    public string Root { get; }

    public string Objects { get; }

    public string Temporary { get; }

    /// <summary>The file of a valid key; throws when a link on the way could lead out of the root.</summary>
    public string FileOf(string key)
    {
        var segments = ObjectKey.Segments(key);
        var path = Objects;
        for (var i = 0; i < segments.Length - 1; i++)
        {
            path = Path.Combine(path, segments[i] + DirectoryMark);
            RefuseLink(path);
        }
        path = Path.Combine(path, FileName(segments[^1]));
        RefuseLink(path);
        return path;
    }

    /// <summary>The deepest folder that holds every key with this prefix, and the key of that folder ("" or "a/b/").</summary>
    public (string Directory, string KeyPrefix) FolderOf(string prefix)
    {
        var slash = prefix.LastIndexOf('/');
        if (slash < 0)
            return (Objects, "");
        var folder = prefix[..slash];
        if (!ObjectKey.IsValid(folder))
            return ("", "");
        var directory = folder.Split('/').Aggregate(Objects, (path, segment) => Path.Combine(path, segment + DirectoryMark));
        return (directory, prefix[..(slash + 1)]);
    }

    /// <summary>The segment that a directory entry stands for, with '/' behind it for a directory; null for what the store did not write.</summary>
    public static string? SegmentOf(FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null)
            return null;
        var name = entry.Name;
        if (entry is DirectoryInfo)
            return name.EndsWith(DirectoryMark, StringComparison.Ordinal) ? name[..^DirectoryMark.Length] + "/" : null;
        return name.EndsWith(FileMark, StringComparison.Ordinal) ? name[..^FileMark.Length] : name;
    }

    private static string FileName(string segment) =>
        segment.EndsWith(DirectoryMark, StringComparison.Ordinal) || segment.EndsWith(FileMark, StringComparison.Ordinal)
            ? segment + FileMark
            : segment;

    private static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
            throw StorageException.Invalid("The object's path goes through a symbolic link.");
    }
}
