namespace VideoGen.Storage.Disk;

/// <summary>Walks the folders in the order of keys: entries are sorted as "name" for files and "name/" for folders.</summary>
internal static class DiskListing
{
    public static IEnumerable<(string Key, string Path)> Files(DiskLayout layout, string prefix)
    {
        var (directory, keyPrefix) = layout.FolderOf(prefix);
        return directory.Length == 0 ? [] : Walk(new DirectoryInfo(directory), keyPrefix, prefix);
    }

    private static IEnumerable<(string Key, string Path)> Walk(DirectoryInfo directory, string keyPrefix, string prefix)
    {
        foreach (var (segment, entry) in Entries(directory))
        {
            var key = keyPrefix + segment;
            if (!key.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            if (entry is not DirectoryInfo folder)
                yield return (key, entry.FullName);
            else
                foreach (var below in Walk(folder, key, prefix))
                    yield return below;
        }
    }

    private static List<(string Segment, FileSystemInfo Entry)> Entries(DirectoryInfo directory)
    {
        var entries = new List<(string Segment, FileSystemInfo Entry)>();
        try
        {
            foreach (var entry in directory.EnumerateFileSystemInfos())
                if (DiskLayout.SegmentOf(entry) is { } segment)
                    entries.Add((segment, entry));
        }
        catch (DirectoryNotFoundException)
        {
            // never made, or removed while we walk: no objects
        }
        entries.Sort((a, b) => string.CompareOrdinal(a.Segment, b.Segment));
        return entries;
    }
}
