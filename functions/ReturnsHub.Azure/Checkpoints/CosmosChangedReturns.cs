using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Paging;

namespace ReturnsHub.Azure.Checkpoints;

/// <inheritdoc />
internal sealed class CosmosChangedReturns(CosmosConnection cosmos) : IChangedReturns
{
    private const string List = "changed";
    private const int LargestPage = 10_000;

    /// <summary>Longer than an append may take and clocks of the hub's instances differ.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(15);

    public async Task<(IReadOnlyList<ChangedReturn> Items, string Mark, bool More)> ChangedSinceAsync(
        TenantId tenant, string? mark, int most, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, LargestPage);
        var after = KeysetCursor.Read(List, mark) ?? KeysetCursor.First;
        var query = new Conditions("SELECT c.pk, c.version, c.changed, c.hash FROM c")
            .And("c.changed > @after", "@after", after).And("c.tenant = @tenant", "@tenant", tenant).Query("ORDER BY c.changed");
        var rows = await cosmos.FirstAsync<Row>(cosmos.Returns, query, pk: null, most + 1, ct);
        var items = rows.Take(most).Select(row => new ChangedReturn(StreamKey.Parse(row.Pk).ReturnId, row.Version, row.Hash)).ToList();
        if (rows.Count > most) return (items, KeysetCursor.Write(List, rows[most - 1].Changed), true);
        return (items, KeysetCursor.Write(List, rows.Count > 0 ? Earlier(rows[^1].Changed) : after), false);
    }

    private static string Earlier(string changed) => SortableTime.Write(SortableTime.Read(changed[..SortableTime.Length]) - LookBack);

    private sealed record Row(string Pk, long Version, string Changed, string Hash);
}
