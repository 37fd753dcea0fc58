using System.Globalization;
using System.Net;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Paging;
using ReturnsHub.Azure.Returns;

namespace ReturnsHub.Azure.Deadlines;

/// <inheritdoc />
internal sealed class CosmosDeadlineIndex(CosmosConnection cosmos) : IDeadlineIndex
{
    private const string List = "deadlines";
    private const int AtOnce = 16;

    /// <summary>Sorts behind the separator that follows a time, so behind all returns due at it.</summary>
    private const string AndAllOfThatTime = "0";

    public async Task<Page<DueReturn>> DueAsync(DateTimeOffset before, PageRequest page, CancellationToken ct)
    {
        KeysetCursor.Check(page);
        var query = new Conditions("SELECT c.pk, c.version, c.due FROM c")
            .And("c.due > @after", "@after", KeysetCursor.Read(List, page.Cursor) ?? KeysetCursor.First)
            .And("c.due < @before", "@before", SortableTime.Write(before) + AndAllOfThatTime)
            .Query("ORDER BY c.due");
        var rows = await cosmos.FirstAsync<Row>(cosmos.Returns, query, pk: null, page.Limit + 1, ct);
        return KeysetCursor.Page(
            List, rows, page.Limit, row => row.Due, row => new DueReturn(StreamKey.Parse(row.Pk), row.Version, SortableTime.Read(row.Due[..SortableTime.Length])));
    }

    public async Task<int> PostponeAsync(IReadOnlyList<Postponement> postponements, CancellationToken ct)
    {
        var set = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(postponements, options, async (postponement, c) =>
        {
            if (await PostponeAsync(postponement, c)) Interlocked.Increment(ref set);
        });
        return set;
    }

    private async Task<bool> PostponeAsync(Postponement postponement, CancellationToken ct)
    {
        var key = postponement.Key;
        var due = postponement.Next is { } next ? StateDocument.DueAt(next, key.ReturnId) : null;
        var options = new PatchItemRequestOptions
        {
            FilterPredicate = string.Create(CultureInfo.InvariantCulture, $"FROM c WHERE c.version = {postponement.Version}"),
        };
        using var answer = await cosmos.Calls.SendAsync(
            c => cosmos.Returns.PatchItemStreamAsync(
                StateDocument.DocumentId, new PartitionKey(key.ToString()), [PatchOperation.Set("/due", due)], options, c),
            ct);
        if (answer.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound) return false;
        answer.EnsureSuccessStatusCode();
        return true;
    }

    private sealed record Row(string Pk, long Version, string Due);
}
