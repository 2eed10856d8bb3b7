using Google.Protobuf.Reflection;

namespace VideoGen.Contracts.Tests.Baseline;

/// <summary>
/// A contract as a list of facts, one line each, that callers rely on: a field's number, name, type and shape, a method's types and
/// streaming, an enum's names and numbers, what is reserved. A fact that vanishes is a break; a new one is not.
/// </summary>
internal static class ContractFacts
{
    public static IReadOnlyList<string> Of(IEnumerable<FileDescriptorProto> files) =>
        [.. files.SelectMany(OfFile).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> OfFile(FileDescriptorProto file) =>
    [
        .. file.MessageType.SelectMany(message => OfMessage(message, file.Package)),
        .. file.EnumType.SelectMany(type => OfEnum(type, file.Package)),
        .. file.Service.SelectMany(service => OfService(service, file.Package)),
    ];

    private static IEnumerable<string> OfMessage(DescriptorProto message, string scope)
    {
        var name = $"{scope}.{message.Name}";
        return
        [
            $"message {name}",
            .. message.Field.Select(field => $"field {name} {field.Number} {field.Name}: {Shape(field, message)}"),
            .. message.ReservedRange.Select(range => $"reserved {name} {range.Start} to {range.End - 1}"),
            .. message.ReservedName.Select(reserved => $"reserved {name} \"{reserved}\""),
            .. message.NestedType.SelectMany(nested => OfMessage(nested, name)),
            .. message.EnumType.SelectMany(nested => OfEnum(nested, name)),
        ];
    }

    private static IEnumerable<string> OfEnum(EnumDescriptorProto type, string scope) =>
    [
        $"enum {scope}.{type.Name}",
        .. type.Value.Select(value => $"value {scope}.{type.Name} {value.Number} {value.Name}"),
        .. type.ReservedRange.Select(range => $"reserved {scope}.{type.Name} {range.Start} to {range.End}"),
        .. type.ReservedName.Select(reserved => $"reserved {scope}.{type.Name} \"{reserved}\""),
    ];

    private static IEnumerable<string> OfService(ServiceDescriptorProto service, string scope) =>
    [
        $"service {scope}.{service.Name}",
        .. service.Method.Select(m => $"rpc {scope}.{service.Name}.{m.Name}: "
            + $"{Streamed(m.ClientStreaming, m.InputType)} returns {Streamed(m.ServerStreaming, m.OutputType)}"),
    ];

    private static string Shape(FieldDescriptorProto field, DescriptorProto message)
    {
        var type = field.TypeName.Length > 0 ? field.TypeName.TrimStart('.') : field.Type.ToString().ToLowerInvariant();
        var label = field.Label == FieldDescriptorProto.Types.Label.Repeated ? "repeated " : field.Proto3Optional ? "optional " : "";
        var oneof = field.HasOneofIndex && !field.Proto3Optional ? $" in {message.OneofDecl[field.OneofIndex].Name}" : "";
        return label + type + oneof;
    }

    private static string Streamed(bool streaming, string type) => (streaming ? "stream " : "") + type.TrimStart('.');
}
