using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace VideoGen.Contracts.Tests.Links;

/// <summary>
/// Reads an assembly's references to types and members of another, and looks each of them up there by name and exact signature: what
/// the runtime does when it first compiles a method that uses them, done for all at once and ahead of time.
/// </summary>
internal sealed class LeafLink
{
    private readonly MetadataReader _head;
    private readonly string _leafName;
    private readonly PublicSurface _leaf;
    private readonly SignatureNames _names = new();

    private LeafLink(MetadataReader head, MetadataReader leaf, string leafName)
    {
        _head = head;
        _leafName = leafName;
        _leaf = new PublicSurface(leaf);
    }

    /// <summary>Checks every reference of one file to the assembly of the given name, which may stand in another file.</summary>
    public static LinkReport Check(string headFile, string leafFile, string leafName)
    {
        using var head = new PEReader(File.OpenRead(headFile));
        using var leaf = new PEReader(File.OpenRead(leafFile));
        return new LeafLink(head.GetMetadataReader(), leaf.GetMetadataReader(), leafName).Check();
    }

    private LinkReport Check()
    {
        var types = _head.TypeReferences.Where(IsOfLeaf).Select(t => _names.GetTypeFromReference(_head, t, 0)).Distinct().ToList();
        var members = _head.MemberReferences.Select(handle => _head.GetMemberReference(handle))
            .Where(member => ParentType(member) is { } parent && types.Contains(parent))
            .Select(Describe)
            .Distinct()
            .ToList();
        return new LinkReport(
            types.Count,
            members.Count,
            [
                .. types.Where(type => !_leaf.HasType(type)).Select(type => $"type {type}"),
                .. members.Where(member => !_leaf.HasMember(member)).Select(member => member.ToString()),
            ]);
    }

    private Member Describe(MemberReference member)
    {
        var signature = member.GetKind() == MemberReferenceKind.Field
            ? SignatureNames.OfField(member.DecodeFieldSignature(_names, null))
            : SignatureNames.OfMethod(member.DecodeMethodSignature(_names, null));
        return new Member(ParentType(member)!, _head.GetString(member.Name), signature);
    }

    /// <summary>The type that a member is asked of, without its type arguments; null when it has no name (a method of an array).</summary>
    private string? ParentType(MemberReference member) => member.Parent.Kind switch
    {
        HandleKind.TypeReference => _names.GetTypeFromReference(_head, (TypeReferenceHandle)member.Parent, 0),
        HandleKind.TypeSpecification =>
            _names.GetTypeFromSpecification(_head, null, (TypeSpecificationHandle)member.Parent, 0).Split('<')[0],
        _ => null,
    };

    private bool IsOfLeaf(TypeReferenceHandle handle)
    {
        var scope = _head.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsOfLeaf((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference =>
                _head.StringComparer.Equals(_head.GetAssemblyReference((AssemblyReferenceHandle)scope).Name, _leafName),
            _ => false,
        };
    }
}

internal sealed record LinkReport(int Types, int Members, IReadOnlyList<string> Missing);

internal sealed record Member(string Type, string Name, string Signature)
{
    public override string ToString() => $"member {Type}.{Name} {Signature}";
}
