using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Core.Intake;

namespace ReturnsHub.Testing.Samples;

/// <summary>Messages as they come in from a shop.</summary>
public static class MessageSamples
{
    /// <summary>The message that brings <paramref name="raw"/>, with an id of its own.</summary>
    public static InboundMessage Bringing(ReadOnlySpan<byte> raw, string delivery = "1", TenantId? tenant = null) => new()
    {
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"shop\n{delivery}"))),
        Tenant = tenant ?? ReturnStream.Acme,
        Connection = "shop",
        Source = "shopify",
        Topic = "returns/request",
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["x-shopify-api-version"] = "2026-01" },
        Evidence = EvidenceHash.Of(raw),
        ReceivedAt = EventSamples.Noon,
    };

    /// <summary>A message and the bytes it brings.</summary>
    public static (InboundMessage Message, byte[] Raw) Numbered(int number, int size = 64)
    {
        var raw = new byte[Math.Max(size, 4)];
        BitConverter.TryWriteBytes(raw, number);
        return (Bringing(raw, number.ToString()), raw);
    }
}
