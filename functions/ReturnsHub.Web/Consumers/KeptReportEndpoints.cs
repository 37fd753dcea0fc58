using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Consumers;

/// <summary>What daily reconciliation reported, as it was kept, and what became of it.</summary>
internal static class KeptReportEndpoints
{
    private const string Digest = "Repr-Digest";

    private static readonly Problem NotKept =
        new(404, "report-not-kept", "No such report is kept: the day was not over yet, or was not reconciled. The address without 'reports' shows the day as it stands now.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/consumers/{consumer}/reconciliation/reports", ListAsync)
            .Needs(Permission.ReadReturns)
            .Describe("listReconciliationReports", "List a consumer's kept reports, newest day first.", "Each day is reconciled once it is over, and its report is kept for good. Paging: limit, cursor.")
            .Answers<PageView<KeptReportView>>(200, "A page.")
            .Refuses(400, 404);
        api.MapGet("/consumers/{consumer}/reconciliation/reports/{day}", ShowAsync)
            .Needs(Permission.ReadReturns)
            .Describe(
                "getReconciliationReport",
                "Show what was reported on a day, exactly as it was kept.",
                "run: which report of the day, the latest when left out. format: json (the kept bytes), csv or html (made from them). It quotes no answer of a booking system; those stand at the deliveries.")
            .Answers<ReconciliationReport>(200, "The report.")
            .WithHeader(200, HeaderNames.ETag, "The SHA-256 of the kept JSON, as the audit log has it.")
            .WithHeader(200, Digest, "The same in base64 (RFC 9530); of JSON only.")
            .Refuses(400, 404);
        api.MapGet("/consumers/{consumer}/reconciliation/reports/{day}/since", SinceAsync)
            .Needs(Permission.ReadReturns)
            .Describe(
                "followReconciliationReport",
                "Show what became of a kept report's differences.",
                "As reported then beside as it stands now: put right since, still open, new. Asks the ERP. run: which report of the day, the latest when left out. format: json or html.")
            .Answers<ReportSinceView>(200, "The differences then and now.")
            .Refuses(400, 404, 409);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, ReconciledConsumers consumers, IReconciliationReports reports, string consumer, string? tenant, string? limit, string? cursor, CancellationToken ct)
    {
        var settings = consumers.Find(context, tenant, consumer);
        var page = await reports.ListAsync(settings.Tenant, settings.Id, QueryText.Page(limit, cursor), ct);
        var views = new List<KeptReportView>(page.Items.Count);
        KeptReport? before = null;
        foreach (var head in page.Items)
        {
            // A day's latest run stands first; on the first item of a page it may have stood on the page before.
            var later = before is null ? (await reports.OfDayAsync(settings.Tenant, settings.Id, head.Day, ct))[^1].Run > head.Run : before.Day == head.Day;
            views.Add(KeptReportView.Of(head, later));
            before = head;
        }

        return Answers.Json(new PageView<KeptReportView>(views, page.Next));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, ReconciledConsumers consumers, IReconciliationReports reports, string consumer, string day, string? tenant, string? run, string? format, CancellationToken ct)
    {
        var asked = ReconciliationEndpoint.Format(format, "json", "csv", "html");
        var settings = consumers.Find(context, tenant, consumer);
        var (head, laterRun, bytes) = await FindAsync(consumers, reports, settings.Tenant, settings.Id, day, run, ct);
        context.Response.Headers.ETag = $"\"{head.Hash.Value}\"";
        switch (asked)
        {
            case "csv":
                return ReconciliationEndpoint.Csv(ReportBytes.Read(bytes));
            case "html":
                return ReconciliationPage.Answer(context, ReportBytes.Read(bytes), ReportLinks.OfKept(settings, head, laterRun));
            default:
                context.Response.Headers[Digest] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(head.Hash.Value))}:";
                return Results.Bytes(bytes, "application/json");
        }
    }

    private static async Task<IResult> SinceAsync(
        HttpContext context, ReconciledConsumers consumers, IReconciliationReports reports, string consumer, string day, string? tenant, string? run, string? format, CancellationToken ct)
    {
        var asked = ReconciliationEndpoint.Format(format, "json", "html");
        var settings = consumers.Find(context, tenant, consumer);
        var (head, laterRun, bytes) = await FindAsync(consumers, reports, settings.Tenant, settings.Id, day, run, ct);
        var since = ReportSince.Of(head, ReportBytes.Read(bytes), await consumers.NowAsync(settings, head.Day, ct));
        return asked == "html" ? ReportSincePage.Answer(context, since, ReportLinks.OfSince(settings, head)) : Answers.Json(ReportSinceView.Of(since, laterRun));
    }

    private static async Task<(KeptReport Head, bool LaterRun, ReadOnlyMemory<byte> Bytes)> FindAsync(
        ReconciledConsumers consumers, IReconciliationReports reports, TenantId tenant, string consumer, string day, string? run, CancellationToken ct)
    {
        var of = consumers.Day(day);
        var number = run is null ? (int?)null : QueryText.Whole("run", run, 1, 1, KeptReport.MostRuns);
        var runs = await reports.OfDayAsync(tenant, consumer, of, ct);
        var head = number is null ? (runs is [.., var latest] ? latest : null) : runs.FirstOrDefault(r => r.Run == number);
        if (head is null || await reports.ReadAsync(tenant, consumer, of, head.Run, ct) is not { } bytes) throw new ProblemException(NotKept);
        return (head, runs[^1].Run > head.Run, bytes);
    }
}
