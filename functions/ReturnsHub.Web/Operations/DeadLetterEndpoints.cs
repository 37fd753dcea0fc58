using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Deliver.Ledger;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Audit;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Operations;

/// <summary>Dead letters of one tenant by how they failed.</summary>
/// <param name="Groups">The largest group first.</param>
/// <param name="Complete">Whether all dead letters were looked at; false when there are more than 5,000.</param>
public sealed record FailuresView(IReadOnlyList<FailureGroup> Groups, bool Complete);

/// <summary>Deliveries that are given up, many at a time.</summary>
internal static class DeadLetterEndpoints
{
    private const string Filters = "Filters: tenant, consumer, eventType, from (given up at this time or later), to (given up before), fingerprint.";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/deliveries/failures", GroupAsync)
            .Needs(Permission.ReadReturns)
            .Describe("listFailures", "Show dead-lettered deliveries by how they failed.", Filters)
            .Answers<FailuresView>(200, "The groups.")
            .Refuses(400, 404);
        api.MapPost("/deliveries/redrive", RedriveAsync)
            .Needs(Permission.OperateHub)
            .Describe(
                "redriveDeliveries",
                "Try dead-lettered deliveries again, those given up first in front.",
                $"{Filters} One of consumer and fingerprint is needed. Paging: limit (1 to {RedriveMany.MostAtOnce}), cursor; ask for the next page with the 'to' of the answer.")
            .Answers<RedriveResult>(200, "How many are back on their queue, and how many dead letters fit still.")
            .Refuses(400, 404);
    }

    private static async Task<IResult> GroupAsync(
        HttpContext context, TenantScope scope, FailureGroups groups,
        string? tenant, string? consumer, string? eventType, string? from, string? to, string? fingerprint, CancellationToken ct)
    {
        var found = await groups.ReadAsync(Filter(scope.ForNew(context, tenant), consumer, eventType, from, to, fingerprint), ct);
        return Answers.Json(new FailuresView(found.Groups, found.Complete));
    }

    private static async Task<IResult> RedriveAsync(
        HttpContext context, TenantScope scope, RedriveMany redrive, AuditWriter audit,
        string? tenant, string? consumer, string? eventType, string? from, string? to, string? fingerprint, string? limit, string? cursor, CancellationToken ct)
    {
        var filter = Filter(scope.ForNew(context, tenant), consumer, eventType, from, to, fingerprint);
        if (filter is { Consumer: null, Fingerprint: null })
            return new Problem(400, "filter-missing", "Say which dead letters are meant: name the 'consumer' or the 'fingerprint' of the failure.");
        var page = new PageRequest(QueryText.Whole("limit", limit, 100, 1, RedriveMany.MostAtOnce), QueryText.Cursor("cursor", cursor));
        var by = context.Caller();
        await audit.WriteAsync(context, filter.Tenant, AuditActions.DeliveryRedriven, details: Details(filter));
        return Answers.Json(await redrive.RedriveAsync(filter, page, by.Actor, by.Roles, by.Via, ct));
    }

    private static DeadLetterFilter Filter(TenantId tenant, string? consumer, string? eventType, string? from, string? to, string? fingerprint) => new(
        tenant,
        QueryText.Text("consumer", consumer, 40),
        QueryText.Text("eventType", eventType, 100),
        Time("from", from),
        Time("to", to),
        fingerprint is null || Fingerprint.IsOne(fingerprint)
            ? fingerprint
            : throw new ProblemException(Problems.Query("fingerprint", $"is {Fingerprint.Length} characters of 0-9 a-f.")));

    private static DateTimeOffset? Time(string name, string? text)
    {
        if (text is null) return null;
        return text.Length <= 40 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw new ProblemException(Problems.Query(name, "is a time such as 2026-03-01T12:00:00Z."));
    }

    private static Dictionary<string, string> Details(DeadLetterFilter filter)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        if (filter.Consumer is { } consumer) details["consumer"] = consumer;
        if (filter.EventType is { } type) details["eventType"] = type;
        if (filter.From is { } from) details["from"] = from.ToString("O", CultureInfo.InvariantCulture);
        if (filter.To is { } to) details["to"] = to.ToString("O", CultureInfo.InvariantCulture);
        if (filter.Fingerprint is { } fingerprint) details["fingerprint"] = fingerprint;
        return details;
    }
}
