using VideoGen.Composition.Layers;
using VideoGen.Composition.Sources;
using VideoGen.Core.Jobs;
using VideoGen.Data.Uploads;

namespace VideoGen.Api.Features.Assets;

/// <summary>Finds the files that a film names: "asset:" and an id, or the name of a file, of which the newest is meant.</summary>
internal sealed class AssetSources(IUploadStore uploads)
{
    private const string Prefix = "asset:";

    /// <param name="Sources">What is known of the files that are there, by the names that the film uses.</param>
    /// <param name="Assets">Their ids.</param>
    public sealed record Found(IReadOnlyDictionary<string, SourceMedia> Sources, IReadOnlyList<Guid> Assets);

    public async Task<Found> FindAsync(UserId owner, IEnumerable<string> names, CancellationToken ct)
    {
        var (ids, files) = (new Dictionary<string, Guid>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var name in names)
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal))
                files.Add(name);
            else if (Guid.TryParseExact(name.AsSpan(Prefix.Length), "D", out var id))
                ids[name] = id;
        }

        var byId = ids.Count == 0 ? [] : (await uploads.GetAsync(owner, ids.Values.Distinct().ToArray(), ct)).ToDictionary(u => u.Id);
        var named = files.Count == 0 ? [] : await uploads.NamedAsync(owner, files, ct);
        var found = ids.Where(n => byId.ContainsKey(n.Value)).Select(n => (Name: n.Key, Upload: byId[n.Value])).Concat(named.Select(u => (u.Name, Upload: u))).ToArray();
        return new(found.ToDictionary(f => f.Name, f => SourceMediaJson.Read(f.Upload.Facts), StringComparer.Ordinal), [.. found.Select(f => f.Upload.Id).Distinct()]);
    }
}
