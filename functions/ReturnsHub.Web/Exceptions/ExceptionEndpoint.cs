using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Exceptions;

/// <summary>One list of everything that waits for a person: exceptions on returns first, then reports that found no return.</summary>
internal static class ExceptionEndpoint
{
    private const string UnmatchedCursor = "u.";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/exceptions", ListAsync)
            .Needs(Permission.ReadReturns)
            .Describe("listExceptions", "List what waits for a person, most urgent first.", "Filters: tenant, kind (an exception kind, or UNMATCHED_REPORT). Paging: limit, cursor.")
            .Answers<PageView<ExceptionView>>(200, "A page.")
            .Refuses(400, 404);

    private static async Task<IResult> ListAsync(
        HttpContext context, TenantScope scope, IReturnQueries queries, IUnmatchedReports unmatched,
        string? tenant, string? kind, string? limit, string? cursor, CancellationToken ct)
    {
        var only = scope.ForList(context, tenant);
        var page = QueryText.Page(limit, cursor);
        if (kind == ExceptionView.Unmatched || page.Cursor?.StartsWith(UnmatchedCursor, StringComparison.Ordinal) == true)
            return Answers.Json(await UnmatchedAsync(unmatched, only, page, ct));

        var wanted = QueryText.Code<ExceptionKind>("kind", kind);
        var returns = await queries.ListExceptionsAsync(only, wanted, page, ct);
        IReadOnlyList<ExceptionView> items = [.. returns.Items.Select(ExceptionView.Of)];
        if (returns.Next is not null || wanted is not null) return Answers.Json(new PageView<ExceptionView>(items, returns.Next));
        if (items.Count == page.Limit) return Answers.Json(new PageView<ExceptionView>(items, UnmatchedCursor));
        var rest = await UnmatchedAsync(unmatched, only, new PageRequest(page.Limit - items.Count), ct);
        return Answers.Json(rest with { Items = [.. items, .. rest.Items] });
    }

    private static async Task<PageView<ExceptionView>> UnmatchedAsync(
        IUnmatchedReports unmatched, TenantId? tenant, PageRequest page, CancellationToken ct)
    {
        var cursor = page.Cursor?.StartsWith(UnmatchedCursor, StringComparison.Ordinal) == true ? page.Cursor[UnmatchedCursor.Length..] : page.Cursor;
        var reports = await unmatched.ListAsync(tenant, page with { Cursor = string.IsNullOrEmpty(cursor) ? null : cursor }, ct);
        return new PageView<ExceptionView>(
            [.. reports.Items.Select(ExceptionView.Of)], reports.Next is null ? null : UnmatchedCursor + reports.Next);
    }
}
