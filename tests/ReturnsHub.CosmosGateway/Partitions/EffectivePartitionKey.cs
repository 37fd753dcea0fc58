using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Sql;

namespace ReturnsHub.CosmosGateway.Partitions;

/// <summary>
/// Where a partition key lies in the hash space, as the SDK computes it (partition key version 2, one or several paths): each value
/// as a type byte, its bytes and a closing 0xFF for texts, MurmurHash3 over them, its bytes in reverse with the two highest bits
/// cleared, in capital hex. The tests hold it against the SDK's own Container.IsFeedRangePartOfAsync.
/// </summary>
internal static class EffectivePartitionKey
{
    private const byte UndefinedMark = 0x00;
    private const byte NullMark = 0x01;
    private const byte FalseMark = 0x02;
    private const byte TrueMark = 0x03;
    private const byte NumberMark = 0x05;
    private const byte TextMark = 0x08;
    private const byte EndOfText = 0xFF;

    /// <summary>One hash over the key, or one for each level of a hierarchical key.</summary>
    public static string Of(PartitionKeyValue key, bool isHierarchical) =>
        isHierarchical ? string.Concat(key.Components.Select(component => Hash([component]))) : Hash(key.Components);

    private static string Hash(IEnumerable<JsonNode?> components)
    {
        using var bytes = new MemoryStream();
        foreach (var component in components)
            Write(bytes, component);
        var (low, high) = MurmurHash3.Hash128(bytes.ToArray());
        Span<byte> hash = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(hash, high);
        BinaryPrimitives.WriteUInt64BigEndian(hash[8..], low);
        hash[0] &= 0x3F;
        return Convert.ToHexString(hash);
    }

    private static void Write(MemoryStream bytes, JsonNode? component)
    {
        switch (component?.GetValueKind())
        {
            case null:
                bytes.WriteByte(NullMark);
                break;
            case JsonValueKind.Object:
                bytes.WriteByte(UndefinedMark);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                bytes.WriteByte(component.GetValue<bool>() ? TrueMark : FalseMark);
                break;
            case JsonValueKind.Number:
                bytes.WriteByte(NumberMark);
                Span<byte> number = stackalloc byte[8];
                BinaryPrimitives.WriteDoubleLittleEndian(number, (double)SqlValues.FromJson(component)!);
                bytes.Write(number);
                break;
            default:
                bytes.WriteByte(TextMark);
                bytes.Write(Encoding.UTF8.GetBytes(component.GetValue<string>()));
                bytes.WriteByte(EndOfText);
                break;
        }
    }
}
