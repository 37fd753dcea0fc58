using System.Buffers.Binary;
using System.Text;

namespace ReturnsHub.Local.Tests.Telemetry;

/// <summary>A field of a protobuf message (https://protobuf.dev/programming-guides/encoding/): its number, and its bytes or number.</summary>
internal readonly record struct ProtobufField(int Number, ReadOnlyMemory<byte> Bytes, ulong Value)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    public IEnumerable<ProtobufField> Fields => Read(Bytes);

    /// <summary>The fields of that number.</summary>
    public IEnumerable<ProtobufField> All(int number) => Fields.Where(f => f.Number == number);

    /// <summary>The fields of a message, in order.</summary>
    public static IReadOnlyList<ProtobufField> Read(ReadOnlyMemory<byte> message)
    {
        var fields = new List<ProtobufField>();
        while (!message.IsEmpty)
        {
            var tag = Varint(ref message);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add(new ProtobufField(number, default, Varint(ref message)));
                    break;
                case 1:
                    fields.Add(new ProtobufField(number, message[..8], BinaryPrimitives.ReadUInt64LittleEndian(message.Span)));
                    message = message[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref message);
                    fields.Add(new ProtobufField(number, message[..length], 0));
                    message = message[length..];
                    break;
                case 5:
                    fields.Add(new ProtobufField(number, message[..4], BinaryPrimitives.ReadUInt32LittleEndian(message.Span)));
                    message = message[4..];
                    break;
                default:
                    throw new FormatException("Not protobuf.");
            }
        }

        return fields;
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> from)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = from.Span[0];
            from = from[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}
