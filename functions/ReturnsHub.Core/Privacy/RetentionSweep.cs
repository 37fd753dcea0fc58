using System.Globalization;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Privacy;

/// <summary>Ends retention periods. A timer of the host calls it; each call does a bounded piece, and says in the audit log what it did.</summary>
public sealed class RetentionSweep(
    ITenants tenants, IRetention retention, ICursors cursors, PrivacyHandler privacy, IAuditLog audit, TimeProvider time)
{
    /// <summary>Most of one kind and tenant in one call.</summary>
    public const int MostPerCall = 1_000;

    private const int MostReturns = 100;

    /// <summary>Sweeps every tenant once.</summary>
    /// <returns>Whether anything may be left that is due already: then call again.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var more = false;
        foreach (var tenant in tenants.All)
        {
            var (id, keep) = (tenant.Id, tenant.Retention);
            more |= await SweepAsync(id, "evidence", keep.EvidenceDays, MostPerCall, before => retention.EraseEvidenceAsync(id, before, MostPerCall, ct), ct);
            more |= await SweepAsync(id, "personal-data", keep.PersonalDataDays, MostReturns, before => ErasePersonalDataAsync(id, before, ct), ct);
            more |= await SweepAsync(id, "deliveries", keep.DeliveriesDays, MostPerCall, before => retention.DeleteDeliveriesAsync(id, before, MostPerCall, ct), ct);
            more |= await SweepAsync(id, "idempotency", keep.IdempotencyDays, MostPerCall, before => retention.DeleteIdempotencyAsync(id, before, MostPerCall, ct), ct);
            more |= await SweepAsync(id, "quarantine", keep.QuarantineDays, MostPerCall, before => retention.DeleteQuarantineAsync(id, before, MostPerCall, ct), ct);
        }

        return more;
    }

    private async Task<bool> SweepAsync(TenantId tenant, string kind, int? days, int most, Func<DateTimeOffset, Task<int>> sweep, CancellationToken ct)
    {
        if (days is not { } kept) return false;
        var now = time.GetUtcNow();
        var before = now.AddDays(-kept);
        var count = await sweep(before);
        if (count == 0) return false;
        await audit.AppendAsync(
            new AuditDraft
            {
                Tenant = tenant,
                At = now,
                Actor = Actor.Hub,
                Via = "hub",
                Action = AuditActions.RetentionSwept,
                Details = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["kind"] = kind,
                    ["count"] = count.ToString(CultureInfo.InvariantCulture),
                    ["before"] = Times.Write(before),
                },
            },
            ct);
        return count == most;
    }

    // The erased returns leave the list before their events are written. What a crash cut off is taken up from the note.
    private async Task<int> ErasePersonalDataAsync(TenantId tenant, DateTimeOffset before, CancellationToken ct)
    {
        var note = $"retention/{tenant.Value}";
        if (await cursors.ReadAsync(note, ct) is { Length: > 0 } unfinished) await EraseAsync(tenant, unfinished, ct);
        var due = await retention.FindPersonalDataAsync(tenant, before, MostReturns, ct);
        if (due.Count == 0) return 0;
        var batch = $"{time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture)};{string.Join(',', due.Select(d => d.Value))}";
        await cursors.SaveAsync(note, batch, ct);
        await EraseAsync(tenant, batch, ct);
        await cursors.SaveAsync(note, "", ct);
        return due.Count;
    }

    private Task EraseAsync(TenantId tenant, string batch, CancellationToken ct)
    {
        var parts = batch.Split(';', 2);
        return privacy.EraseVaultAsync(new PrivacyOrigin(tenant, "hub", Actor.Hub), parts[1].Split(',').Select(ReturnId.Parse), $"retention:{parts[0]}", ct);
    }
}
