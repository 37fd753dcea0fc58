using ReturnsHub.Core.Intake;

namespace ReturnsHub.Core.Ports;

/// <summary>
/// Keeps reports that wait for a return: those that found none (exceptions until matched), and the newest report on each
/// order. It keeps a pointer to the message, never its content.
/// </summary>
public interface IUnmatchedReports
{
    /// <summary>Keeps a report. Durable when the task completes; keeping the same report twice is keeping it once.</summary>
    Task KeepAsync(UnmatchedReport report, CancellationToken ct);

    /// <summary>Reports that wait for any of <paramref name="names"/>.</summary>
    Task<IReadOnlyList<UnmatchedReport>> FindAsync(TenantId tenant, IReadOnlyCollection<LookupKey> names, CancellationToken ct);

    /// <summary>Takes a report off the list once it has been handed on. Not for <see cref="UnmatchedReport.Lasting"/> ones.</summary>
    Task RemoveAsync(TenantId tenant, string reportId, CancellationToken ct);

    /// <summary>Reports that wait and are exceptions (not <see cref="UnmatchedReport.Lasting"/>), oldest first.</summary>
    Task<Page<UnmatchedReport>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct);
}

/// <summary>A report that waits for a return.</summary>
public sealed record UnmatchedReport
{
    /// <summary>
    /// Names the report: the fact's id; for a lasting one the order's name, so that a newer report takes the older one's place.
    /// </summary>
    public required string ReportId { get; init; }

    /// <summary>Whose report.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Names it waits for.</summary>
    public required IReadOnlyList<LookupKey> Names { get; init; }

    /// <summary>The message it came in, to be read again.</summary>
    public required InboundMessage Message { get; init; }

    /// <summary>What is known of it, in words without personal data: <c>parcel DELIVERED by UPS</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>Stays after it was handed on, for returns still to come: reports on orders.</summary>
    public bool Lasting { get; init; }

    /// <summary>For a lasting one, the report's own time: an older one does not take a newer one's place.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Since when it waits.</summary>
    public required DateTimeOffset Since { get; init; }
}
