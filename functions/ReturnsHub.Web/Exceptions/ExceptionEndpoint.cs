using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Exceptions;

/// <summary>
/// One list of everything that waits for a person: exceptions on returns first, then reports that found no return, then
/// messages that could not be read.
/// </summary>
internal static class ExceptionEndpoint
{
    private const string UnmatchedCursor = "u.";
    private const string QuarantineCursor = "q.";
    private const int MostHours = 1_000_000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/exceptions", ListAsync)
            .Needs(Permission.ReadReturns)
            .Describe(
                "listExceptions", "List what waits for a person, most urgent first.",
                "Filters: tenant, kind (an exception kind, UNMATCHED_REPORT or QUARANTINED_MESSAGE), severity, owner (a person's subject, or none), minAgeHours. Paging: limit, cursor.")
            .Answers<PageView<ExceptionView>>(200, "A page.")
            .Refuses(400, 404);

    private static async Task<IResult> ListAsync(
        HttpContext context, TenantScope scope, IReturnQueries queries, IUnmatchedReports unmatched, IQuarantine quarantine, TimeProvider time,
        string? tenant, string? kind, string? severity, string? owner, string? minAgeHours, string? limit, string? cursor, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var page = QueryText.Page(limit, cursor);
        var beside = kind is ExceptionView.Unmatched or ExceptionView.Quarantined;
        var filter = new ExceptionFilter
        {
            Tenant = scope.ForList(context, tenant),
            Kind = beside ? null : QueryText.Code<ExceptionKind>("kind", kind),
            Severity = QueryText.Code<Severity>("severity", severity),
            Owner = owner == "none" ? null : QueryText.Text("owner", owner, 100),
            Unowned = owner == "none",
            OpenSince = minAgeHours is null ? null : now.AddHours(-QueryText.Whole("minAgeHours", minAgeHours, 0, 0, MostHours)),
        };

        // What is not on a return is of medium urgency and nobody's.
        var others = filter.Kind is null && filter.Owner is null && filter.Severity is null or Severity.Medium;
        List<Source> sources = [];
        if (!beside) sources.Add(new("", p => MapAsync(queries.ListExceptionsAsync(filter, p, ct), e => ExceptionView.Of(e, now))));
        if (others && (kind is null or ExceptionView.Unmatched))
            sources.Add(new(UnmatchedCursor, async p => Old(await MapAsync(unmatched.ListAsync(filter.Tenant, p, ct), r => ExceptionView.Of(r, now)), filter.OpenSince)));
        if (others && (kind is null or ExceptionView.Quarantined))
            sources.Add(new(QuarantineCursor, async p => Old(await MapAsync(quarantine.ListAsync(filter.Tenant, QuarantineStatus.Open, p, ct), m => ExceptionView.Of(m, now)), filter.OpenSince)));
        return Answers.Json(await ReadAsync(sources, page));
    }

    /// <summary>Fills a page from one source after the other; the cursor says in which the next page starts.</summary>
    private static async Task<PageView<ExceptionView>> ReadAsync(List<Source> sources, PageRequest page)
    {
        var at = page.Cursor is null ? 0 : Math.Max(0, sources.FindIndex(s => s.Prefix.Length > 0 && page.Cursor.StartsWith(s.Prefix, StringComparison.Ordinal)));
        List<ExceptionView> items = [];
        for (var cursor = page.Cursor; at < sources.Count; at++, cursor = null)
        {
            var source = sources[at];
            if (items.Count == page.Limit) return new PageView<ExceptionView>(items, source.Prefix);
            var from = cursor is not null && cursor.StartsWith(source.Prefix, StringComparison.Ordinal) ? cursor[source.Prefix.Length..] : cursor;
            var read = await source.Read(new PageRequest(page.Limit - items.Count, string.IsNullOrEmpty(from) ? null : from));
            items.AddRange(read.Items);
            if (read.Next is not null) return new PageView<ExceptionView>(items, source.Prefix + read.Next);
        }

        return new PageView<ExceptionView>(items, null);
    }

    private static async Task<PageView<ExceptionView>> MapAsync<T>(Task<Page<T>> reading, Func<T, ExceptionView> view)
    {
        var page = await reading;
        return new PageView<ExceptionView>([.. page.Items.Select(view)], page.Next);
    }

    /// <summary>The oldest come first: after one that is too young none follows that is old enough.</summary>
    private static PageView<ExceptionView> Old(PageView<ExceptionView> page, DateTimeOffset? openSince) =>
        openSince is { } limit && page.Items.Any(i => i.Since > limit)
            ? new PageView<ExceptionView>([.. page.Items.Where(i => i.Since <= limit)], null)
            : page;

    private sealed record Source(string Prefix, Func<PageRequest, Task<PageView<ExceptionView>>> Read);
}
