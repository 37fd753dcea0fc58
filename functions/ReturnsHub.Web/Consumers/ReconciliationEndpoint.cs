using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Consumers;

/// <summary>A day of a consumer, reconciled on demand. Reads from the ERP; changes nothing.</summary>
internal static class ReconciliationEndpoint
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/consumers/{consumer}/reconciliation", ShowAsync)
            .Needs(Permission.ReadReturns)
            .Describe(
                "reconcileConsumer",
                "Compare a day's refunds, credits, bookings and stock at a consumer.",
                "Every return on which money or goods moved on the day (UTC, yesterday when left out), as it stands now, with each difference and what to do. Asks the ERP. format: json, csv or html.")
            .Answers<ReconciliationReport>(200, "The report.")
            .Refuses(400, 404, 409);
        KeptReportEndpoints.Map(api);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, ReconciledConsumers consumers, IReconciliationReports reports, string consumer, string? tenant, string? day, string? format, CancellationToken ct)
    {
        var asked = Format(format, "json", "csv", "html");
        var reported = consumers.Day(day);
        var settings = consumers.Find(context, tenant, consumer);
        var report = await consumers.NowAsync(settings, reported, ct);
        if (asked == "json") return Answers.Json(report);
        if (asked == "csv") return Csv(report);
        var kept = await reports.OfDayAsync(settings.Tenant, settings.Id, reported, ct);
        return ReconciliationPage.Answer(context, report, ReportLinks.OfNow(settings, kept));
    }

    /// <summary>One of the formats an address has; the first when none is asked for.</summary>
    internal static string Format(string? asked, params string[] known)
    {
        if (asked is null) return known[0];
        return known.Contains(asked, StringComparer.Ordinal) ? asked : throw new ProblemException(Problems.Query("format", $"is one of {string.Join(", ", known)}."));
    }

    internal static IResult Csv(ReconciliationReport report) => Results.Text(ReconciliationCsv.Write(report), "text/csv; charset=utf-8");
}
