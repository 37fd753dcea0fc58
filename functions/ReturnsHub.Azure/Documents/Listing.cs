using System.Globalization;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Paging;

namespace ReturnsHub.Azure.Documents;

/// <summary>
/// Lists in an order. A document's place in a list is one text: kind, tenant and order together. One index then serves the filter by kind
/// and tenant and the order at once, and a page continues behind the last one's text at the cost of the page.
/// </summary>
/// <param name="store">The container's documents.</param>
/// <param name="kind">The kind listed; no kind is the beginning of another's name with a slash.</param>
internal sealed class Listing(DocumentStore store, string kind)
{
    private const string InTenantPath = "c.inTenant";
    private const string InHubPath = "c.inHub";

    // Before every character of a tenant's name, so that lists of tenants follow each other as their names do.
    private const char Separator = '!';

    private const int OrderDigits = 19;
    private const int TieDigits = 16;

    /// <summary>A place in the order of time; <paramref name="tie"/> (a hash in hex) settles which of the same moment comes first.</summary>
    public static string Order(DateTimeOffset at, string tie) => Order(at.UtcTicks) + "-" + tie[..TieDigits];

    /// <summary>A place in the order of numbers.</summary>
    public static string Order(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>What goes into <see cref="Document.InTenant"/>.</summary>
    public string InTenant(string tenant, string order) => $"{kind}/{tenant}{Separator}{order}";

    /// <summary>What goes into <see cref="Document.InHub"/>.</summary>
    public string InHub(string order) => $"{kind}/{Separator}{order}";

    /// <summary>A page of a tenant's list, or of the list over all tenants.</summary>
    /// <param name="tenant">Whose; null for all.</param>
    /// <param name="page">Which.</param>
    /// <param name="query">Further conditions and the direction.</param>
    /// <param name="item">What the page shows of a document.</param>
    /// <param name="ct">Stops between pages of the store.</param>
    /// <exception cref="InvalidCursorException">The cursor is not one of such a list.</exception>
    public Task<Page<TItem>> PageAsync<T, TItem>(TenantId? tenant, PageRequest page, ListQuery query, Func<T, TItem> item, CancellationToken ct)
        where T : Document =>
        PageAsync(tenant is null ? InHubPath : InTenantPath, Prefix(tenant), IsOrder, page, query, item, ct);

    /// <summary>A page of the lists of all tenants, one after the other.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not one of such a list.</exception>
    public Task<Page<TItem>> PageByTenantAsync<T, TItem>(PageRequest page, Func<T, TItem> item, CancellationToken ct)
        where T : Document =>
        PageAsync(InTenantPath, $"{kind}/", IsTenantAndOrder, page, new ListQuery(), item, ct);

    /// <summary>Documents of a tenant's list behind <paramref name="order"/>, the first of them first.</summary>
    public Task<List<T>> AfterAsync<T>(TenantId tenant, string order, ListQuery query, int most, CancellationToken ct)
        where T : Document => FindAsync<T>("*", InTenantPath, Prefix(tenant) + order, Prefix(tenant) + KeysetCursor.Last, query, most, ct);

    /// <summary>The newest documents of a tenant's list, the last of them first.</summary>
    public Task<List<T>> NewestAsync<T>(TenantId tenant, ListQuery query, int most, CancellationToken ct)
        where T : Document => FindAsync<T>("*", InTenantPath, Prefix(tenant), Prefix(tenant) + KeysetCursor.Last, query with { Descending = true }, most, ct);

    /// <summary>Where documents of a tenant's list stand whose order lies before <paramref name="before"/>, oldest first. Their contents stay where they are.</summary>
    public Task<List<Stub>> BeforeAsync(TenantId tenant, DateTimeOffset before, ListQuery query, int most, CancellationToken ct) =>
        FindAsync<Stub>("c.pk, c.id, c._etag", InTenantPath, Prefix(tenant), Prefix(tenant) + Order(before.UtcTicks), query, most, ct);

    private async Task<Page<TItem>> PageAsync<T, TItem>(
        string path, string prefix, Predicate<string> isCursor, PageRequest page, ListQuery query, Func<T, TItem> item, CancellationToken ct)
        where T : Document
    {
        KeysetCursor.Check(page);
        var cursor = KeysetCursor.Read(kind, page.Cursor);
        if (cursor is not null && !isCursor(cursor)) throw new InvalidCursorException();
        var (after, before) = query.Descending ? (prefix, prefix + (cursor ?? KeysetCursor.Last)) : (prefix + cursor, prefix + KeysetCursor.Last);
        var found = await FindAsync<T>("*", path, after, before, query, page.Limit + 1, ct);
        return KeysetCursor.Page(kind, found, page.Limit, d => (path == InHubPath ? d.InHub! : d.InTenant!)[prefix.Length..], item);
    }

    private Task<List<T>> FindAsync<T>(string what, string path, string after, string before, ListQuery query, int most, CancellationToken ct)
    {
        var conditions = string.Concat(query.Equal.Select((e, i) => $" AND c.{e.Property} = @p{i.ToString(CultureInfo.InvariantCulture)}"));
        var definition = new QueryDefinition(
                $"SELECT {what} FROM c WHERE {path} > @after AND {path} < @before{conditions} ORDER BY {path} {(query.Descending ? "DESC" : "ASC")}")
            .WithParameter("@after", after).WithParameter("@before", before);
        for (var i = 0; i < query.Equal.Count; i++) definition = definition.WithParameter($"@p{i.ToString(CultureInfo.InvariantCulture)}", query.Equal[i].Value);
        return store.QueryAsync<T>(definition, query.Pk, most, ct);
    }

    private string Prefix(TenantId? tenant) => $"{kind}/{tenant?.Value}{Separator}";

    private static bool IsOrder(string text) =>
        text.Length >= OrderDigits && text.AsSpan(0, OrderDigits).IndexOfAnyExceptInRange('0', '9') < 0
        && (text.Length == OrderDigits || (text.Length == OrderDigits + 1 + TieDigits && text[OrderDigits] == '-' && text[(OrderDigits + 1)..].All(char.IsAsciiHexDigitLower)));

    private static bool IsTenantAndOrder(string text) => text.Split(Separator) is [var tenant, var order] && TenantId.TryParse(tenant, out _) && IsOrder(order);
}

/// <summary>What a list is restricted by beside its place.</summary>
internal sealed record ListQuery
{
    /// <summary>The partition the list lies in; null when it lies in many.</summary>
    public string? Pk { get; init; }

    /// <summary>Whether the last comes first.</summary>
    public bool Descending { get; init; }

    /// <summary>Indexed properties and the values they must have.</summary>
    public IReadOnlyList<(string Property, string Value)> Equal { get; init; } = [];
}
