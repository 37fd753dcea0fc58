namespace ReturnsHub.CosmosGateway.Resources;

/// <summary>
/// The <c>_rid</c>s, as the SDK takes them apart: 4 bytes for a database, 4 more with the highest bit set for a container, 8 more for
/// an item or a partition key range; base64 with '-' for '/'.
/// </summary>
internal static class ResourceIds
{
    private const byte PartitionKeyRangeKind = 0x50;

    public static string Database(int number) => Encode([0x40, (byte)(number >> 8), (byte)number, 0]);

    public static string Container(string database, int number) =>
        Encode([.. Decode(database), 0x80, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);

    public static string Item(string container, long number) => Encode([.. Decode(container), .. BitConverter.GetBytes(number)]);

    public static long ItemNumber(string item) => BitConverter.ToInt64(Decode(item).AsSpan(^8..));

    public static string PartitionKeyRange(string container, int number)
    {
        var tail = BitConverter.GetBytes((long)number + 2);
        tail[^1] = PartitionKeyRangeKind;
        return Encode([.. Decode(container), .. tail]);
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).Replace('/', '-');

    private static byte[] Decode(string rid) => Convert.FromBase64String(rid.Replace('-', '/'));
}
