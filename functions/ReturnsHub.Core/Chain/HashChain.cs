using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Core.Chain;

/// <summary>
/// Chains a return's events: each event's hash is SHA-256 over one byte 0x01 and its canonical wire form without the
/// <c>hash</c> member; that form holds the sequence and the hash before, so a change, a gap or a swap shows. Anyone can
/// check it from the wire alone.
/// </summary>
public static class HashChain
{
    private static readonly byte[] Domain = [1];

    /// <summary>The event with its <see cref="RecordedEvent.Hash"/> computed.</summary>
    public static RecordedEvent Seal(RecordedEvent e)
    {
        var open = CloudEventJson.Render(e with { Hash = "" });
        var hash = HashOf(open);
        // The hash goes in as the last member; writing the whole event anew would give the same.
        ReadOnlySpan<byte> last = Encoding.ASCII.GetBytes($",\"hash\":\"{hash}\"}}");
        var wire = new byte[open.Length - 1 + last.Length];
        open.AsSpan(0, open.Length - 1).CopyTo(wire);
        last.CopyTo(wire.AsSpan(open.Length - 1));
        return e with { Hash = hash, Wire = new WireForm(wire) };
    }

    /// <summary>The hash of an event.</summary>
    public static string HashOf(RecordedEvent e) => HashOf(CloudEventJson.Write(e));

    /// <summary>The hash of an event in its wire form.</summary>
    public static string HashOf(ReadOnlyMemory<byte> wire)
    {
        using var document = JsonDocument.Parse(wire);
        var canonical = new ArrayBufferWriter<byte>(wire.Length);
        CanonicalJson.Write(canonical, document.RootElement, without: "hash");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Domain);
        hash.AppendData(canonical.WrittenSpan);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// What is wrong with a stream's chain, from its first event on: a gap, a wrong link or a wrong hash, with the sequence
    /// where it shows. Null when nothing is.
    /// </summary>
    public static string? FirstFault(IEnumerable<RecordedEvent> stream)
    {
        var previous = "";
        var sequence = 0L;
        foreach (var e in stream)
        {
            sequence++;
            if (e.Sequence != sequence) return $"Sequence {sequence} is missing; {e.Sequence} follows.";
            if (e.PreviousHash != previous) return $"Event {sequence} does not follow the event before it.";
            if (HashOf(e) != e.Hash) return $"Event {sequence} is not what was recorded.";
            previous = e.Hash;
        }

        return null;
    }
}
