using System.Security.Cryptography;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Privacy;

namespace ReturnsHub.Azure.Evidence;

/// <summary>The keys of pieces of evidence: one each, made before its piece is written, and never another.</summary>
/// <param name="vault">The vault's documents.</param>
/// <param name="duplicateWindow">How long the inbound queue remembers a message's id.</param>
/// <param name="time">The clock of ages and of the window.</param>
internal sealed class EvidenceKeys(DocumentStore vault, TimeSpan duplicateWindow, TimeProvider time)
{
    private readonly Listing _list = new(vault, EvidenceKey.Kind);

    /// <summary>A piece's key, or null when it was never kept. The message that names the piece may be faster than the store's replicas.</summary>
    public Task<EvidenceKey?> FindAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct) =>
        vault.FindSurelyAsync<EvidenceKey>(EvidenceKey.PlaceOf(tenant, hash), ct);

    /// <summary>
    /// The key that stands for a piece, made when there is none, with the message noted that brings it. Whether the same message was
    /// noted before, within the window.
    /// </summary>
    public async Task<(EvidenceKey Key, bool MessageKnown)> TakeAsync(TenantId tenant, EvidenceHash hash, string? messageId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var made = New(tenant, hash, now);
        var message = messageId is null ? null : new BroughtBy(messageId, now);
        var known = false;
        var key = await vault.ChangeAsync<EvidenceKey>(
            EvidenceKey.PlaceOf(tenant, hash),
            stands =>
            {
                known = stands is not null && stands.Messages.Any(m => m.Id == messageId && m.At > now - duplicateWindow);
                return stands is null || (message is not null && !known) ? (stands ?? made).With(message, now - duplicateWindow) : null;
            },
            expectNew: true,
            ct);
        return (key!, known);
    }

    /// <summary>Erases a key. False when there was none.</summary>
    public async Task<bool> EraseAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct)
    {
        var any = false;
        await vault.ChangeAsync<EvidenceKey>(
            EvidenceKey.PlaceOf(tenant, hash),
            stands =>
            {
                any = stands is { Key: not null };
                return any ? stands! with { Key = null, InTenant = null } : null;
            },
            expectNew: false,
            ct);
        return any;
    }

    /// <summary>Keys that stand and were made before a time, oldest first.</summary>
    public async Task<IReadOnlyList<EvidenceHash>> MadeBeforeAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct) =>
        [.. (await _list.BeforeAsync(tenant, before, new ListQuery(), most, ct)).Select(key => EvidenceHash.Parse(key.LastOfPk))];

    private EvidenceKey New(TenantId tenant, EvidenceHash hash, DateTimeOffset now)
    {
        var place = EvidenceKey.PlaceOf(tenant, hash);
        return new EvidenceKey
        {
            Pk = place.Pk,
            Id = place.Id,
            InTenant = _list.InTenant(tenant.Value, Listing.Order(now, hash.Value)),
            Tenant = tenant,
            Hash = hash,
            Key = RandomNumberGenerator.GetBytes(EvidenceSeal.KeyBytes),
        };
    }
}
