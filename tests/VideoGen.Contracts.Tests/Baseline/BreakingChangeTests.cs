using Google.Protobuf.Reflection;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using Xunit;
using Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace VideoGen.Contracts.Tests.Baseline;

/// <summary>Each way to break callers, done to a copy of the real contract, is seen; growing is let through.</summary>
public sealed class BreakingChangeTests
{
    private static readonly FileDescriptorProto Contract = RenderWorkerReflection.Descriptor.ToProto();

    public static TheoryData<string, Action<FileDescriptorProto>, string> Breaks => new()
    {
        { "a field removed", f => Progress(f).Field.Remove(Field(f, "message")), "removed: field Progress 3 message: string" },
        {
            "a field renumbered",
            f => Field(f, "message").Number = 9,
            "changed: field Progress 3 message: string -> field Progress 9 message: string"
        },
        {
            "a field retyped",
            f => Field(f, "fraction").Type = Type.Float,
            "changed: field Progress 2 fraction: double -> field Progress 2 fraction: float"
        },
        {
            "a field renamed",
            f => Field(f, "fraction").Name = "share",
            "changed: field Progress 2 fraction: double -> field Progress 2 share: double"
        },
        {
            "a field made repeated",
            f => Field(f, "message").Label = FieldDescriptorProto.Types.Label.Repeated,
            "-> field Progress 3 message: repeated string"
        },
        {
            "a field moved out of its oneof",
            f => Message(f, "RenderEvent").Field[0].ClearOneofIndex(),
            "field RenderEvent 1 progress: Progress in event ->"
        },
        { "a message removed", f => f.MessageType.Remove(Message(f, "Output")), "removed: message Output" },
        { "a method removed", f => f.Service[0].Method.RemoveAt(2), "removed: rpc RenderWorker.Drain: " },
        {
            "a method no longer streaming",
            f => f.Service[0].Method[0].ServerStreaming = false,
            "returns stream RenderEvent -> rpc RenderWorker.Render: RenderRequest returns RenderEvent"
        },
        {
            "a method that now takes a stream",
            f => f.Service[0].Method[1].ClientStreaming = true,
            "-> rpc RenderWorker.GetStatus: stream GetStatusRequest"
        },
        {
            "a method with another request",
            f => f.Service[0].Method[1].InputType = ".videogen.render.v1.DrainRequest",
            "-> rpc RenderWorker.GetStatus: DrainRequest"
        },
        { "a service removed", f => f.Service.Clear(), "removed: service RenderWorker" },
        { "an enum value removed", f => Enum(f, "Stage").Value.RemoveAt(6), "removed: value Stage 6 STAGE_SAVING" },
        {
            "an enum value renumbered",
            f => Enum(f, "Stage").Value[6].Number = 16,
            "changed: value Stage 6 STAGE_SAVING -> value Stage 16 STAGE_SAVING"
        },
        { "the package renamed", f => f.Package = "videogen.render.v2", "removed: message Progress" },
    };

    public static TheoryData<string, Action<FileDescriptorProto>> Additions => new()
    {
        { "a field", f => Progress(f).Field.Add(new FieldDescriptorProto { Name = "note", Number = 6, Type = Type.String }) },
        {
            "a case of a oneof",
            f => Message(f, "RenderEvent").Field.Add(new FieldDescriptorProto { Name = "log", Number = 6, Type = Type.String, OneofIndex = 0 })
        },
        { "a message", f => f.MessageType.Add(new DescriptorProto { Name = "Extra" }) },
        { "a method", f => f.Service[0].Method.Add(new MethodDescriptorProto { Name = "Pause", InputType = ".a.B", OutputType = ".a.C" }) },
        { "an enum value", f => Enum(f, "Stage").Value.Add(new EnumValueDescriptorProto { Name = "STAGE_DREAMING", Number = 7 }) },
        { "fields in another order", f => Progress(f).Field.Insert(0, Take(Progress(f), 2)) },
    };

    [Theory]
    [MemberData(nameof(Breaks), DisableDiscoveryEnumeration = true)]
    public void A_break_is_found_and_named(string change, Action<FileDescriptorProto> apply, string expected)
    {
        var breaks = BreaksAfter(apply);

        breaks.ShouldContain(found => found.Contains(expected), $"{change} gave: {string.Join('\n', breaks)}");
    }

    [Theory]
    [MemberData(nameof(Additions), DisableDiscoveryEnumeration = true)]
    public void Growth_is_no_break(string change, Action<FileDescriptorProto> apply) => BreaksAfter(apply).ShouldBeEmpty(change);

    [Fact]
    public void A_reservation_that_is_dropped_is_a_break()
    {
        var before = Contract.Clone();
        Progress(before).ReservedRange.Add(new DescriptorProto.Types.ReservedRange { Start = 8, End = 9 });
        Progress(before).ReservedName.Add("old");

        var breaks = ContractDiff.Breaks(ContractFacts.Of([before]), ContractFacts.Of([Contract]));

        breaks.Select(WithoutPackage)
            .ShouldBe(["removed: reserved Progress \"old\"", "removed: reserved Progress 8 to 8"], ignoreOrder: true);
    }

    private static IReadOnlyList<string> BreaksAfter(Action<FileDescriptorProto> change)
    {
        var changed = Contract.Clone();
        change(changed);
        return [.. ContractDiff.Breaks(ContractFacts.Of([Contract]), ContractFacts.Of([changed])).Select(WithoutPackage)];
    }

    private static string WithoutPackage(string found) => found.Replace("videogen.render.v1.", "", StringComparison.Ordinal);

    private static DescriptorProto Message(FileDescriptorProto file, string name) => file.MessageType.Single(m => m.Name == name);

    private static EnumDescriptorProto Enum(FileDescriptorProto file, string name) => file.EnumType.Single(e => e.Name == name);

    private static DescriptorProto Progress(FileDescriptorProto file) => Message(file, "Progress");

    private static FieldDescriptorProto Field(FileDescriptorProto file, string name) => Progress(file).Field.Single(f => f.Name == name);

    private static FieldDescriptorProto Take(DescriptorProto message, int index)
    {
        var field = message.Field[index];
        message.Field.RemoveAt(index);
        return field;
    }
}
