using System.Text;

namespace VideoGen.ServiceDefaults.Tests.Telemetry;

/// <summary>Reads the length-delimited fields of a protobuf message by field number; enough to look into an OTLP request.</summary>
internal static class Proto
{
    internal static IEnumerable<string> Texts(byte[] message, params int[] path) =>
        Fields(message, path).Select(field => Encoding.UTF8.GetString(field));

    internal static IEnumerable<byte[]> Fields(byte[] message, params int[] path) => path.Length == 0
        ? [message]
        : Read(message).Where(field => field.Number == path[0]).SelectMany(field => Fields(field.Value, path[1..]));

    /// <summary>The string value of an OTLP attribute, looked for in the KeyValue lists at <paramref name="path"/>.</summary>
    internal static IEnumerable<string> Attribute(byte[] message, string key, params int[] path) =>
        Fields(message, path).Where(pair => Texts(pair, 1).SequenceEqual([key])).SelectMany(pair => Texts(pair, 2, 1));

    private static List<(int Number, byte[] Value)> Read(byte[] message)
    {
        var fields = new List<(int, byte[])>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0: Varint(message, ref at); break;
                case 1: at += 8; break;
                case 5: at += 4; break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    fields.Add(((int)(tag >> 3), message[at..(at + length)]));
                    at += length;
                    break;
                default: throw new InvalidDataException($"Wire type {tag & 7}");
            }
        }

        return fields;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
    }
}
