using System.Collections.Concurrent;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Audit;

namespace ReturnsHub.Azure.Audit;

/// <inheritdoc />
internal sealed class CosmosAuditLog(DocumentStore records) : IAuditLog
{
    private const int MostAbout = 1_000;
    private const int MostTries = 60;

    private readonly Listing _list = new(records, LoggedEntry.Kind);

    // Entries of a tenant follow each other. Those of this process do not fight for the end of the log; other processes are noticed by it.
    private readonly ConcurrentDictionary<TenantId, SemaphoreSlim> _turns = [];

    public async Task<AuditEntry> AppendAsync(AuditDraft draft, CancellationToken ct)
    {
        var turn = _turns.GetOrAdd(draft.Tenant, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(ct);
        try
        {
            for (var attempt = 1; attempt <= MostTries; attempt++)
            {
                if (await TryAppendAsync(draft, ct) is { } entry) return entry;
                await records.PauseAsync(attempt, ct);
            }
        }
        finally
        {
            turn.Release();
        }

        throw new TimeoutException("The audit log is written by too many at once. Nothing was written; try again.");
    }

    public async Task<AuditHead> HeadAsync(TenantId tenant, CancellationToken ct) => HeadOf(await EndAsync(tenant, ct));

    public Task<Page<AuditEntry>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct) =>
        _list.PageAsync<LoggedEntry, AuditEntry>(
            tenant, page, new ListQuery { Pk = tenant is { } only ? LoggedEntry.PartitionOf(only) : null }, logged => logged.Entry, ct);

    public Task<IReadOnlyList<AuditEntry>> ReadOfReturnAsync(StreamKey key, CancellationToken ct) =>
        NewestAsync(key.Tenant, "returnId", key.ReturnId.Value, ct);

    public Task<IReadOnlyList<AuditEntry>> ReadAboutAsync(TenantId tenant, string about, CancellationToken ct) =>
        NewestAsync(tenant, "about", about, ct);

    private async Task<AuditEntry?> TryAppendAsync(AuditDraft draft, CancellationToken ct)
    {
        var pk = LoggedEntry.PartitionOf(draft.Tenant);
        var end = await EndAsync(draft.Tenant, ct);
        var entry = AuditChain.Follow(HeadOf(end), draft);
        var next = new AuditEnd { Pk = pk, Id = AuditEnd.OnlyId, Number = entry.Number, Hash = entry.Hash, ETag = end?.ETag };
        return await records.AppendAsync(pk, [LoggedEntry.Of(entry, _list)], next, ct) ? entry : null;
    }

    private Task<AuditEnd?> EndAsync(TenantId tenant, CancellationToken ct) =>
        records.FindAsync<AuditEnd>(new Place(LoggedEntry.PartitionOf(tenant), AuditEnd.OnlyId), ct);

    private async Task<IReadOnlyList<AuditEntry>> NewestAsync(TenantId tenant, string property, string value, CancellationToken ct)
    {
        var query = new ListQuery { Pk = LoggedEntry.PartitionOf(tenant), Equal = [(property, value)] };
        var found = await _list.NewestAsync<LoggedEntry>(tenant, query, MostAbout, ct);
        found.Reverse();
        return [.. found.Select(logged => logged.Entry)];
    }

    private static AuditHead HeadOf(AuditEnd? end) => end is null ? new AuditHead(0, "") : new AuditHead(end.Number, end.Hash);
}
