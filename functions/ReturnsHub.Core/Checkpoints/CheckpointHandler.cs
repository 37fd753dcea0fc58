using System.Globalization;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Checkpoints;

/// <summary>Makes checkpoints. A timer of the host calls it; calling it more often than needed makes nothing more.</summary>
public sealed class CheckpointHandler(ICheckpoints checkpoints, IAuditLog audit, ISigningKey key, ITenants tenants, TimeProvider time)
{
    /// <summary>Returns in one checkpoint at most; more make several.</summary>
    public const int MostLeaves = 50_000;

    private const int PageSize = 1_000;

    /// <summary>Makes a checkpoint for each tenant that has none of today, changed or not: that nothing changed is a statement too.</summary>
    /// <returns>How many were made.</returns>
    public Task<int> RunDailyAsync(CancellationToken ct) => RunAsync(daily: true, ct);

    /// <summary>Makes a checkpoint for each tenant that changed since its last one.</summary>
    /// <returns>How many were made.</returns>
    public Task<int> RunChangedAsync(CancellationToken ct) => RunAsync(daily: false, ct);

    private async Task<int> RunAsync(bool daily, CancellationToken ct)
    {
        var made = 0;
        foreach (var tenant in tenants.All)
        {
            var latest = await checkpoints.LatestAsync(tenant.Id, ct);
            var due = !daily || latest?.Checkpoint.Day != Day(time.GetUtcNow());
            while (due && await MakeAsync(tenant.Id, latest, evenIfNothing: daily && latest is not null, ct) is { } next)
            {
                made++;
                if (!next.More) break;
                latest = next.Stored;
            }
        }

        return made;
    }

    private async Task<Made?> MakeAsync(TenantId tenant, StoredCheckpoint? before, bool evenIfNothing, CancellationToken ct)
    {
        var changed = new Dictionary<ReturnId, (CheckpointLeaf Now, long VersionBefore)>();
        var mark = before?.Mark;
        bool more;
        do
        {
            var page = await checkpoints.ChangedSinceAsync(tenant, mark, PageSize, ct);
            // A return that changes while pages are read comes again, further behind and newer.
            foreach (var one in page.Returns) changed[one.Now.ReturnId] = one;
            (mark, more) = (page.Mark, page.More);
        }
        while (more && changed.Count < MostLeaves);

        var head = await audit.HeadAsync(tenant, ct);
        var last = before?.Checkpoint;
        if (!evenIfNothing && changed.Count == 0 && head.Number == (last?.AuditEntries ?? 0)) return null;
        var leaves = CheckpointSeal.InOrder(changed.Values.Select(c => c.Now));
        var now = time.GetUtcNow();
        var signed = CheckpointSeal.Sign(
            new Checkpoint
            {
                Tenant = tenant,
                Number = (last?.Number ?? 0) + 1,
                Day = Day(now),
                At = now,
                PreviousHash = last is null ? "" : CheckpointSeal.HashOf(last),
                Changed = leaves.Count,
                Root = CheckpointSeal.RootOf(leaves),
                Returns = (last?.Returns ?? 0) + changed.Values.Count(c => c.VersionBefore == 0),
                Events = (last?.Events ?? 0) + changed.Values.Sum(c => c.Now.Version - c.VersionBefore),
                AuditEntries = head.Number,
                AuditHash = head.Hash,
                KeyId = key.KeyId,
            },
            key);
        var stored = new StoredCheckpoint(signed, mark!);
        // Another process was faster: what it wrote says the same.
        return await checkpoints.WriteAsync(stored, leaves, ct) ? new Made(stored, more) : null;
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Made(StoredCheckpoint Stored, bool More);
}
