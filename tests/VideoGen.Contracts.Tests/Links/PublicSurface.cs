using System.Reflection;
using System.Reflection.Metadata;

namespace VideoGen.Contracts.Tests.Links;

/// <summary>The types and members that an assembly lets others use, inherited ones included.</summary>
internal sealed class PublicSurface
{
    private readonly HashSet<string> _types = [];
    private readonly HashSet<Member> _members = [];

    public PublicSurface(MetadataReader reader)
    {
        var names = new SignatureNames();
        foreach (var handle in reader.TypeDefinitions)
        {
            if (!IsVisible(reader, handle))
                continue;
            var name = names.GetTypeFromDefinition(reader, handle, 0);
            _types.Add(name);
            AddMembers(reader, names, name, handle);
        }
    }

    public bool HasType(string name) => _types.Contains(name);

    public bool HasMember(Member member) => _members.Contains(member);

    /// <summary>A reference may name a derived type for a member that its base declares, so bases in the same assembly count.</summary>
    private void AddMembers(MetadataReader reader, SignatureNames names, string owner, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition).Where(m => IsVisible(m.Attributes)))
            _members.Add(new Member(owner, reader.GetString(method.Name), SignatureNames.OfMethod(method.DecodeSignature(names, null))));
        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition).Where(f => IsVisible((MethodAttributes)f.Attributes)))
            _members.Add(new Member(owner, reader.GetString(field.Name), SignatureNames.OfField(field.DecodeSignature(names, null))));
        if (type.BaseType is { IsNil: false, Kind: HandleKind.TypeDefinition })
            AddMembers(reader, names, owner, (TypeDefinitionHandle)type.BaseType);
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsVisible(reader, type.GetDeclaringType()),
            _ => false,
        };
    }

    /// <summary>Fields and methods share the numbers of their access levels.</summary>
    private static bool IsVisible(MethodAttributes access) =>
        (access & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;
}
