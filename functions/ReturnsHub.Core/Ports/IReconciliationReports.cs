using ReturnsHub.Core.Reconcile.Kept;

namespace ReturnsHub.Core.Ports;

/// <summary>
/// What daily reconciliation reported, as it was made. Written once: no report is ever replaced, changed or removed, also not by retention,
/// for a report holds no personal data.
/// </summary>
public interface IReconciliationReports
{
    /// <summary>Keeps a report under the tenant, consumer, day and run that its head names. Durable when the task completes.</summary>
    /// <param name="head">What it came to; its hash and size are those of <paramref name="report"/>.</param>
    /// <param name="report">Its bytes, at most <see cref="ReportBytes.Largest"/>.</param>
    /// <param name="ct">Stops before the write.</param>
    /// <returns>False, and nothing is written, when that run stands already. Of any number of callers, in any number of processes, one succeeds.</returns>
    /// <exception cref="ArgumentException">Larger than that, or not the bytes of the head's hash.</exception>
    Task<bool> KeepAsync(KeptReport head, ReadOnlyMemory<byte> report, CancellationToken ct);

    /// <summary>A consumer's reports: the newest day first, and of a day the latest run first.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not one of such a list.</exception>
    Task<Page<KeptReport>> ListAsync(TenantId tenant, string consumer, PageRequest page, CancellationToken ct);

    /// <summary>Every run of a day, the first in front; empty when none was kept. Never older than the last completed write of this process.</summary>
    Task<IReadOnlyList<KeptReport>> OfDayAsync(TenantId tenant, string consumer, DateOnly day, CancellationToken ct);

    /// <summary>A report's bytes as they were kept, checked against its hash; null when there is no such run.</summary>
    /// <exception cref="InvalidDataException">What is stored does not give the bytes of the hash any more.</exception>
    Task<ReadOnlyMemory<byte>?> ReadAsync(TenantId tenant, string consumer, DateOnly day, int run, CancellationToken ct);
}
