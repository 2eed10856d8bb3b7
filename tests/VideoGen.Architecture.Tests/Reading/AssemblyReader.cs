using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace VideoGen.Architecture.Tests.Reading;

/// <summary>What a built assembly refers to, read from its metadata without loading it.</summary>
internal static class AssemblyReader
{
    internal static string[] Assemblies(string name) => Read(name, metadata =>
        metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)));

    /// <summary>Full names of types of other assemblies.</summary>
    internal static string[] Types(string name) => Read(name, metadata =>
        metadata.TypeReferences.Select(handle => TypeName(metadata, metadata.GetTypeReference(handle))));

    /// <summary>Members of other assemblies' types, as Namespace.Type.Member.</summary>
    internal static string[] Members(string name) => Read(name, metadata => metadata.MemberReferences
        .Select(handle => metadata.GetMemberReference(handle))
        .Where(member => member.Parent.Kind == HandleKind.TypeReference)
        .Select(member => $"{TypeName(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent))}.{metadata.GetString(member.Name)}"));

    private static string TypeName(MetadataReader metadata, TypeReference type) =>
        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    private static string[] Read(string name, Func<MetadataReader, IEnumerable<string>> list)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name + ".dll")));
        var found = list(file.GetMetadataReader()).Distinct().Order(StringComparer.Ordinal).ToArray();
        return found.Length > 0 ? found : throw new InvalidOperationException($"{name} refers to nothing, which cannot be.");
    }
}
