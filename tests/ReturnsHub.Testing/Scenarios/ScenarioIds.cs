using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Testing.Scenarios;

/// <summary>UUIDv7 whose random part is computed from the return and a count: no two returns share an id, and each run gives the same.</summary>
internal sealed class ScenarioIds(ReturnId of) : IIds
{
    private int _last;

    public Guid Next(DateTimeOffset at)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{of.Value}/{++_last}")).AsSpan(0, 16);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, at.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
