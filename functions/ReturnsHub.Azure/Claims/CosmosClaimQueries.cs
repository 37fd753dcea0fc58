using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Paging;

namespace ReturnsHub.Azure.Claims;

/// <inheritdoc />
internal sealed class CosmosClaimQueries(CosmosConnection cosmos) : IClaimQueries
{
    private const string List = "claims";

    public async Task<Page<ReturnClaim>> ListAsync(ClaimFilter filter, PageRequest page, CancellationToken ct)
    {
        KeysetCursor.Check(page);
        var query = new Conditions("SELECT c.runsOut, c.claim FROM c")
            .And("c.runsOut > @after", "@after", KeysetCursor.Read(List, page.Cursor) ?? KeysetCursor.First)
            .And("c.tenant = @tenant", "@tenant", filter.Tenant)
            .And("c.party = @party", "@party", filter.Party)
            .And("c.progress = @progress", "@progress", filter.Status)
            .Query("ORDER BY c.runsOut");
        var rows = await cosmos.FirstAsync<Row>(cosmos.Returns, query, pk: null, page.Limit + 1, ct);
        return KeysetCursor.Page(List, rows, page.Limit, row => row.RunsOut, row => row.Claim);
    }

    private sealed record Row(string RunsOut, ReturnClaim Claim);
}
