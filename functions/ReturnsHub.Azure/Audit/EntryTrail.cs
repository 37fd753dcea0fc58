using ReturnsHub.Core.Audit;

namespace ReturnsHub.Azure.Audit;

/// <summary>Entries of the audit log in the order they were written, read page by page.</summary>
internal sealed class EntryTrail(IAuditLog log, TenantId? tenant, AuditPlace start)
{
    private const int AtOnce = 100;

    private Page<AuditEntry>? _page;

    /// <summary>The log's cursor of the page that is being read.</summary>
    public string? Cursor { get; private set; } = start.Entries;

    /// <summary>Entries read of it.</summary>
    public int Taken { get; private set; } = start.EntriesTaken;

    /// <summary>The next entry; null at the end.</summary>
    public async Task<AuditRecord?> PeekAsync(CancellationToken ct)
    {
        while (true)
        {
            _page ??= await log.ListAsync(tenant, new PageRequest(AtOnce, Cursor), ct);
            if (Taken < _page.Items.Count) return AuditRecord.Of(_page.Items[Taken]);
            if (_page.Next is null) return null;
            (Cursor, Taken, _page) = (_page.Next, 0, null);
        }
    }

    /// <summary>Goes on behind the entry that was peeked at.</summary>
    public void Step() => Taken++;
}
