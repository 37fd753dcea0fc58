using System.IO.Compression;
using System.Text.Json;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Core.Reconcile.Kept;

/// <summary>A report as bytes: in the hub's JSON for who reads it, packed for who stores it.</summary>
public static class ReportBytes
{
    /// <summary>Most bytes of a report's JSON: several times what the most returns of a day come to.</summary>
    public const int Largest = 32 * 1024 * 1024;

    /// <summary>A report's bytes.</summary>
    public static byte[] Of(ReconciliationReport report) => JsonSerializer.SerializeToUtf8Bytes(report, HubJson.Options);

    /// <summary>The report in bytes.</summary>
    /// <exception cref="JsonException">They hold none.</exception>
    public static ReconciliationReport Read(ReadOnlyMemory<byte> bytes) =>
        JsonSerializer.Deserialize<ReconciliationReport>(bytes.Span, HubJson.Options) ?? throw new JsonException("There is no report in this.");

    /// <summary>Packs bytes for a store.</summary>
    /// <exception cref="ArgumentException">Too many, or not those of the head's hash.</exception>
    public static byte[] Pack(KeptReport head, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (bytes.Length > Largest) throw new ArgumentException("A report is at most 32 MiB.", nameof(bytes));
        if (!IsOf(head, bytes.Span)) throw new ArgumentException("The head is another report's.", nameof(head));
        if (head.Run is < 1 or > KeptReport.MostRuns) throw new ArgumentException($"A day has runs 1 to {KeptReport.MostRuns}.", nameof(head));
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal)) zip.Write(bytes.Span);
        return packed.ToArray();
    }

    /// <summary>Unpacks what <see cref="Pack"/> packed, never more than the head says.</summary>
    /// <exception cref="InvalidDataException">It does not give the bytes of the head's hash.</exception>
    public static ReadOnlyMemory<byte> Unpack(KeptReport head, byte[] packed)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (head.Bytes is < 0 or > Largest) throw Damaged(head);
        var bytes = new byte[head.Bytes];
        using var zip = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        if (zip.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || zip.ReadByte() >= 0 || !IsOf(head, bytes)) throw Damaged(head);
        return bytes;
    }

    private static bool IsOf(KeptReport head, ReadOnlySpan<byte> bytes) => bytes.Length == head.Bytes && EvidenceHash.Of(bytes) == head.Hash;

    private static InvalidDataException Damaged(KeptReport head) =>
        new($"The report of {head.Tenant}/{head.Consumer} on {head.Day:O}, run {head.Run}, is not what was kept.");
}
