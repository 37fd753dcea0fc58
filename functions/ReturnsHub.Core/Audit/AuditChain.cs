using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Audit;

/// <summary>
/// Chains a tenant's audit entries: each entry's hash is SHA-256 over one byte 0x02 and its canonical JSON without the
/// <c>hash</c> member.
/// </summary>
public static class AuditChain
{
    private const int LongestText = 200;
    private const int MostDetails = 20;
    private static readonly byte[] Domain = [2];

    /// <summary>The entry that follows <paramref name="head"/>.</summary>
    /// <exception cref="ArgumentException">The draft is larger than an entry may be.</exception>
    public static AuditEntry Follow(AuditHead head, AuditDraft draft)
    {
        if (draft.Details.Count > MostDetails) throw new ArgumentException("An audit entry has at most 20 details.", nameof(draft));
        if (draft.Action.Length is 0 or > LongestText) throw new ArgumentException("An action has 1 to 200 characters.", nameof(draft));
        var entry = new AuditEntry
        {
            Tenant = draft.Tenant,
            At = draft.At.ToUniversalTime(),
            Actor = draft.Actor,
            Via = Clip.Of(draft.Via, LongestText),
            Action = draft.Action,
            ReturnId = draft.ReturnId,
            About = draft.About is null ? null : Clip.Of(draft.About, LongestText),
            Details = draft.Details.ToDictionary(d => Clip.Of(d.Key, LongestText), d => Clip.Of(d.Value, LongestText), StringComparer.Ordinal),
            Number = head.Number + 1,
            PreviousHash = head.Hash,
            Hash = "",
        };
        return entry with { Hash = HashOf(entry) };
    }

    /// <summary>The hash of an entry.</summary>
    public static string HashOf(AuditEntry entry)
    {
        var canonical = new ArrayBufferWriter<byte>(512);
        CanonicalJson.Write(canonical, JsonSerializer.SerializeToElement(entry, HubJson.Options), without: "hash");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Domain);
        hash.AppendData(canonical.WrittenSpan);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What is wrong with an entry that stands behind <paramref name="before"/>; null when nothing is.</summary>
    public static string? Fault(AuditHead before, AuditEntry entry)
    {
        if (entry.Number != before.Number + 1) return $"Audit entry {before.Number + 1} is missing; {entry.Number} follows.";
        if (entry.PreviousHash != before.Hash) return $"Audit entry {entry.Number} does not follow the entry before it.";
        return HashOf(entry) == entry.Hash ? null : $"Audit entry {entry.Number} is not what was recorded.";
    }
}
