using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Audit;

/// <summary>Shows who did what, when, why and from where.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/returns/{id}/audit", OfReturnAsync)
            .Needs(Permission.ReadAudit)
            .Describe("listReturnAudit", "Show who did what to a return, in the order of the hub's clock.", "Events of the return and entries of the audit log about it. Paging: limit, cursor.")
            .Answers<PageView<AuditRecord>>(200, "A page.")
            .Refuses(400, 404);
        api.MapGet("/audit", ListAsync)
            .Needs(Permission.ReadAudit)
            .Describe(
                "listAudit", "Show who did what, over all returns and the audit log, oldest first.",
                "Filters: tenant, actor, from and to (RFC 3339), type. Paging: limit, cursor. A page may be empty and still name a next one.")
            .Answers<PageView<AuditRecord>>(200, "A page.")
            .Refuses(400, 404);
    }

    private static async Task<IResult> OfReturnAsync(
        HttpContext context, TenantScope scope, IReturnStore store, IAuditLog log, string id, string? limit, string? cursor, CancellationToken ct)
    {
        var page = QueryText.Page(limit, cursor);
        var state = await scope.ReturnAsync(context, id, ct);
        var skip = QueryText.Whole("cursor", page.Cursor, 0, 0, int.MaxValue);
        var events = await store.ReadStreamAsync(state.Key, 1, ct);
        var entries = await log.ReadOfReturnAsync(state.Key, ct);
        var all = events.Select(AuditRecord.Of).Concat(entries.Select(AuditRecord.Of)).OrderBy(r => r.RecordedAt).ToList();
        var next = skip + page.Limit;
        return Answers.Json(new PageView<AuditRecord>([.. all.Skip(skip).Take(page.Limit)], next < all.Count ? $"{next}" : null));
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, TenantScope scope, IAuditTrail trail, string? tenant, string? actor, string? from, string? to, string? type,
        string? limit, string? cursor, CancellationToken ct)
    {
        var filter = new AuditFilter
        {
            Tenant = scope.ForList(context, tenant),
            Actor = QueryText.Text("actor", actor, 200),
            From = Time("from", from),
            To = Time("to", to),
            Type = QueryText.Text("type", type, 200),
        };
        return Answers.Page(await trail.ListAsync(filter, QueryText.Page(limit, cursor), ct), r => r);
    }

    private static DateTimeOffset? Time(string name, string? text)
    {
        if (text is null) return null;
        return Times.TryRead(text, out var time) ? time : throw new ProblemException(Problems.Query(name, "is a time such as 2026-11-21T00:00:00Z."));
    }
}
