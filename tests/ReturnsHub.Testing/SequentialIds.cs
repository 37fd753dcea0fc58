namespace ReturnsHub.Testing;

/// <summary>UUIDv7 that count up instead of being random: the same run gives the same ids.</summary>
public sealed class SequentialIds : IIds
{
    private long _last;

    public Guid Next(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        var number = Interlocked.Increment(ref _last);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        bytes[6] = 0x70;
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes[8..], number);
        bytes[8] |= 0x80;
        return new Guid(bytes, bigEndian: true);
    }
}
