using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Azure.Returns;

/// <summary>
/// The dedupe keys that stand on a return, each as 16 bytes of its SHA-256: kept in the state document, so that keys and state change
/// together and a return with a thousand of them stays small.
/// </summary>
internal sealed class DedupeKeys
{
    private const int Size = 16;

    private readonly List<UInt128> _order;
    private readonly HashSet<UInt128> _known;

    private DedupeKeys(List<UInt128> order) => (_order, _known) = (order, [.. order]);

    /// <exception cref="FormatException">Not what <see cref="ToString"/> wrote.</exception>
    public static DedupeKeys Read(string? text)
    {
        var bytes = text is null ? [] : Convert.FromBase64String(text);
        if (bytes.Length % Size != 0) throw new FormatException("The dedupe keys of a return are damaged.");
        var order = new List<UInt128>(bytes.Length / Size);
        for (var i = 0; i < bytes.Length; i += Size) order.Add(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes.AsSpan(i)));
        return new DedupeKeys(order);
    }

    public bool AnyStands(IEnumerable<string> keys) => keys.Any(key => _known.Contains(Hash(key)));

    public DedupeKeys With(IEnumerable<string> keys)
    {
        var more = new DedupeKeys([.. _order]);
        foreach (var hash in keys.Select(Hash))
        {
            if (more._known.Add(hash)) more._order.Add(hash);
        }

        return more;
    }

    public override string ToString()
    {
        var bytes = new byte[_order.Count * Size];
        for (var i = 0; i < _order.Count; i++) System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(i * Size), _order[i]);
        return Convert.ToBase64String(bytes);
    }

    private static UInt128 Hash(string key) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
