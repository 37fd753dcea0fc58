using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Consumers;

/// <summary>A day of a consumer, reconciled on demand. Reads from the ERP; changes nothing.</summary>
internal static class ReconciliationEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/consumers/{consumer}/reconciliation", ShowAsync)
        .Needs(Permission.ReadReturns)
        .Describe(
            "reconcileConsumer",
            "Compare a day's refunds, credits, bookings and stock at a consumer.",
            "Every return on which money or goods moved on the day (UTC, yesterday when left out), as it stands now, with each difference and what to do. Asks the ERP. format: json, csv or html.")
        .Answers<ReconciliationReport>(200, "The report.")
        .Refuses(400, 404, 409);

    private static async Task<IResult> ShowAsync(
        HttpContext context, TenantScope scope, ITenants tenants, ReconcileHandler handler, TimeProvider time,
        string consumer, string? tenant, string? day, string? format, CancellationToken ct)
    {
        var write = Writer(format);
        var reported = Day(day, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var settings = tenants.Find(scope.ForNew(context, tenant))?.Consumers.FirstOrDefault(c => string.Equals(c.Id, consumer, StringComparison.Ordinal))
            ?? throw new ProblemException(Problems.NotFound);
        try
        {
            return write(context, await handler.RunAsync(settings, reported, ct));
        }
        catch (ArgumentException)
        {
            throw new ProblemException(409, "profile-faulty", "The consumer's profile cannot be read, so that what it books is not known. Correct the profile.");
        }
    }

    private static Func<HttpContext, ReconciliationReport, IResult> Writer(string? format) => format switch
    {
        null or "json" => (_, report) => Answers.Json(report),
        "csv" => (_, report) => Results.Text(ReconciliationCsv.Write(report), "text/csv; charset=utf-8"),
        "html" => ReconciliationPage.Answer,
        _ => throw new ProblemException(Problems.Query("format", "is 'json', 'csv' or 'html'.")),
    };

    private static DateOnly Day(string? text, DateOnly today)
    {
        if (text is null) return today.AddDays(-1);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today && day.Year >= 2000
            ? day
            : throw new ProblemException(Problems.Query("day", "is a day in UTC as YYYY-MM-DD, not after today."));
    }
}
