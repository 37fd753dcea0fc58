using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Paging;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Azure.Returns;

/// <inheritdoc />
internal sealed class CosmosReturnQueries(CosmosConnection cosmos) : IReturnQueries
{
    private const string ReturnList = "returns";
    private const string ExceptionList = "exceptions";

    public async Task<Page<ReturnState>> ListReturnsAsync(ReturnFilter filter, PageRequest page, CancellationToken ct)
    {
        KeysetCursor.Check(page);
        var query = new Conditions("SELECT c.changed, c.state FROM c")
            .And("c.changed < @before", "@before", KeysetCursor.Read(ReturnList, page.Cursor) ?? KeysetCursor.Last)
            .And("c.tenant = @tenant", "@tenant", filter.Tenant)
            .And("c.status = @status", "@status", filter.Status)
            .And("c.held = @held", "@held", filter.Held)
            .And("c.orderId = @order", "@order", filter.OrderId)
            .And("c.rma = @rma", "@rma", filter.Rma?.ToUpperInvariant())
            .Query("ORDER BY c.changed DESC");
        var rows = await cosmos.FirstAsync<StateRow>(cosmos.Returns, query, pk: null, page.Limit + 1, ct);
        return KeysetCursor.Page(ReturnList, rows, page.Limit, row => row.Changed, row => PackedJson.Read<ReturnState>(row.State));
    }

    public async Task<Page<ReturnException>> ListExceptionsAsync(ExceptionFilter filter, PageRequest page, CancellationToken ct)
    {
        KeysetCursor.Check(page);
        var conditions = new Conditions("SELECT c.pk, c.rank, c.exception FROM c")
            .And("c.rank > @after", "@after", KeysetCursor.Read(ExceptionList, page.Cursor) ?? KeysetCursor.First)
            .And("c.tenant = @tenant", "@tenant", filter.Tenant)
            .And("c.kind = @kind", "@kind", filter.Kind)
            .And("c.owner = @owner", "@owner", filter.Owner)
            .And("c.owner = @nobody", "@nobody", filter.Unowned ? "" : null)
            .And("c.since <= @since", "@since", filter.OpenSince is { } since ? SortableTime.Write(since) : null);
        if (filter.Severity is { } severity)
        {
            // What was taken note of stands behind everything, so among what is least urgent.
            var urgency = ExceptionDocument.Urgency(severity);
            conditions.And("c.rank >= @urgency", "@urgency", $"{urgency}/")
                .And("c.rank < @lessUrgent", "@lessUrgent", $"{(severity == Severity.Low ? ExceptionDocument.Acknowledged : urgency) + 1}/");
        }

        var rows = await cosmos.FirstAsync<ExceptionRow>(cosmos.Returns, conditions.Query("ORDER BY c.rank"), pk: null, page.Limit + 1, ct);
        return KeysetCursor.Page(ExceptionList, rows, page.Limit, row => row.Rank, row => row.Item());
    }

    public async Task<ReturnCounts> CountAsync(TenantId? tenant, CancellationToken ct)
    {
        // One count per status is answered from the index alone; grouping would read every return.
        var statuses = Enum.GetValues<ReturnStatus>();
        var counting = statuses.Select(status => CountAsync("c.status = @value", status, tenant, ct)).ToList();
        var held = CountAsync("c.held = @value", true, tenant, ct);
        var open = OpenExceptionsAsync(tenant, ct);
        var counts = await Task.WhenAll(counting);
        var byStatus = statuses.Zip(counts).Where(s => s.Second > 0).ToDictionary(s => s.First, s => s.Second);
        return new ReturnCounts(byStatus.Values.Sum(), byStatus, await held, await open);
    }

    private async Task<long> CountAsync(string condition, object value, TenantId? tenant, CancellationToken ct)
    {
        var query = new Conditions("SELECT VALUE COUNT(1) FROM c")
            .And(condition, "@value", value).And("c.tenant = @tenant", "@tenant", tenant).Query();
        return (await cosmos.AllAsync<long>(cosmos.Returns, query, pk: null, ct)).Sum();
    }

    private async Task<Dictionary<ExceptionKind, long>> OpenExceptionsAsync(TenantId? tenant, CancellationToken ct)
    {
        var query = new Conditions("SELECT c.kind, COUNT(1) AS open FROM c")
            .And("c.rank > @first", "@first", KeysetCursor.First).And("c.tenant = @tenant", "@tenant", tenant).Query("GROUP BY c.kind");
        var rows = await cosmos.AllAsync<KindRow>(cosmos.Returns, query, pk: null, ct);
        return rows.GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.Sum(r => r.Open));
    }

    private sealed record StateRow(string Changed, string State);

    private sealed record KindRow(ExceptionKind Kind, long Open);

    private sealed record ExceptionRow(string Pk, string Rank, OpenException Exception)
    {
        public ReturnException Item()
        {
            var key = StreamKey.Parse(Pk);
            return new ReturnException(key.Tenant, key.ReturnId, Exception);
        }
    }
}
