using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Returns;

/// <inheritdoc />
internal sealed class SqliteReturnQueries(ReadPool reads) : IReturnQueries
{
    private static readonly FilteredSql Returns = new(
        "select state, changed from returns where changed<?",
        ["tenant=?", "status=?", "held=1", "held=0", "order_id=?", "rma=?"],
        "order by changed desc limit ?");

    private static readonly FilteredSql Exceptions = new(
        "select tenant, return_id, body, urgency, since, id from exceptions where (urgency, since, id)>(?, ?, ?)",
        ["tenant=?", "kind=?", "urgency between ? and ?", "owner=?", "owner is null", "since<=?"],
        "order by urgency, since, id limit ?");

    public async Task<Page<ReturnState>> ListReturnsAsync(ReturnFilter filter, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var before = PageCursor.ReadOne(page.Cursor, long.MaxValue);
        var rma = filter.Rma?.ToUpperInvariant();
        return await reads.ReadAsync(db =>
        {
            using var query = db.Use(Returns.For(
                filter.Tenant is not null, filter.Status is not null, filter.Held is true, filter.Held is false,
                filter.OrderId is not null, rma is not null));
            query.Bind(before);
            if (filter.Tenant is { } tenant) query.Bind(tenant.Value);
            if (filter.Status is { } status) query.Bind((long)status);
            if (filter.OrderId is { } order) query.Bind(order);
            if (rma is not null) query.Bind(rma);
            return PageOf.Rows(
                query, page.Limit,
                row => JsonSerializer.Deserialize<ReturnState>(row.Span(0), HubJson.Options)!, row => PageCursor.Write(row.Int64(1)));
        }, ct);
    }

    public async Task<Page<ReturnException>> ListExceptionsAsync(ExceptionFilter filter, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var after = PageCursor.Read(page.Cursor, 3) ?? [-1, 0, 0];
        return await reads.ReadAsync(db =>
        {
            using var query = db.Use(Exceptions.For(
                filter.Tenant is not null, filter.Kind is not null, filter.Severity is not null, filter.Owner is not null, filter.Unowned, filter.OpenSince is not null));
            query.Bind(after[0]).Bind(after[1]).Bind(after[2]);
            if (filter.Tenant is { } of) query.Bind(of.Value);
            if (filter.Kind is { } only) query.Bind((long)only);
            if (filter.Severity is { } severity)
                query.Bind(ExceptionRows.Urgency(severity)).Bind(severity == Severity.Low ? ExceptionRows.Acknowledged : ExceptionRows.Urgency(severity));
            if (filter.Owner is { } owner) query.Bind(owner);
            if (filter.OpenSince is { } since) query.Bind(since);
            return PageOf.Rows(query, page.Limit, Read, row => PageCursor.Write(row.Int64(3), row.Int64(4), row.Int64(5)));
        }, ct);
    }

    public Task<ReturnCounts> CountAsync(TenantId? tenant, CancellationToken ct) =>
        reads.ReadAsync(db => ReturnCounters.Count(db, tenant), ct);

    private static ReturnException Read(Statement row) => new(
        new TenantId(row.Text(0)), ReturnId.Parse(row.Text(1)), JsonSerializer.Deserialize<OpenException>(row.Span(2), HubJson.Options)!);
}
