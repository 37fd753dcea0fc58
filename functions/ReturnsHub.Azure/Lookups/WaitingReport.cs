using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Lookups;

/// <summary>A report that waits. Lasting ones are on no list: they are no exceptions.</summary>
internal sealed record WaitingReport : Document
{
    /// <summary>The kind in places and lists.</summary>
    public const string Kind = "report";

    /// <summary>The report.</summary>
    public required UnmatchedReport Report { get; init; }

    /// <summary>Which keeping made it: the names it waits for lead to it under the same note.</summary>
    public required string Keeping { get; init; }

    /// <summary>Where a report stands.</summary>
    public static Place PlaceOf(TenantId tenant, string reportId) => new($"{Kind}/{DocumentName.Hash(tenant.Value, reportId)}", Kind);

    /// <summary>The document of a report.</summary>
    public static WaitingReport Of(UnmatchedReport report, string keeping, Listing list)
    {
        var order = Listing.Order(report.Since, DocumentName.Hash(report.Tenant.Value, report.ReportId));
        var place = PlaceOf(report.Tenant, report.ReportId);
        return new WaitingReport
        {
            Pk = place.Pk,
            Id = place.Id,
            InTenant = report.Lasting ? null : list.InTenant(report.Tenant.Value, order),
            InHub = report.Lasting ? null : list.InHub(order),
            Report = report,
            Keeping = keeping,
        };
    }
}
