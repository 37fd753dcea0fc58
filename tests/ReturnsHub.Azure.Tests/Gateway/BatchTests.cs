using System.Net;
using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Tests.Gateway;

public sealed class BatchTests : GatewayTest
{
    [Fact]
    public async Task A_batch_does_all_its_operations_in_order()
    {
        await CreateAsync("old", "p1", 10);
        await CreateAsync("gone", "p1", 1);

        using var done = await Notes.CreateTransactionalBatch(One)
            .CreateItem(new Note("new", "p1", 1, "open", []))
            .UpsertItem(new Note("up", "p1", 2, "open", []))
            .PatchItem("old", [PatchOperation.Increment("/n", 1)])
            .ReadItem("new")
            .DeleteItem("gone")
            .ExecuteAsync();

        done.IsSuccessStatusCode.ShouldBeTrue();
        done.Select(result => (int)result.StatusCode).ShouldBe([201, 201, 200, 200, 204]);
        done.GetOperationResultAtIndex<Note>(2).Resource.N.ShouldBe(11);
        done.GetOperationResultAtIndex<Note>(3).Resource.Id.ShouldBe("new");
        done[0].ETag.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_nothing_behind()
    {
        await CreateAsync("taken", "p1", 1);

        using var failed = await Notes.CreateTransactionalBatch(One)
            .CreateItem(new Note("new", "p1", 1, "open", []))
            .CreateItem(new Note("taken", "p1", 1, "open", []))
            .ReadItem("taken")
            .ExecuteAsync();

        failed.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        failed.Select(result => (int)result.StatusCode).ShouldBe([424, 409, 424]);
        (await Notes.ReadItemStreamAsync("new", One)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_batch_with_an_old_etag_is_refused_whole()
    {
        var created = await CreateAsync("state", "p1", 1);
        await Notes.ReplaceItemAsync(created.Resource with { N = 2 }, "state", One);

        using var late = await Notes.CreateTransactionalBatch(One)
            .CreateItem(new Note("event", "p1", 1, "open", []))
            .ReplaceItem("state", created.Resource with { N = 3 }, new TransactionalBatchItemRequestOptions { IfMatchEtag = created.ETag })
            .ExecuteAsync();

        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Notes.ReadItemStreamAsync("event", One)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_batch_may_ask_for_no_content_back()
    {
        var quiet = new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false };

        using var done = await Notes.CreateTransactionalBatch(One).CreateItem(new Note("1", "p1", 1, "open", []), quiet).ExecuteAsync();

        done[0].StatusCode.ShouldBe(HttpStatusCode.Created);
        done[0].ResourceStream.ShouldBeNull();
    }

    [Fact]
    public async Task Bulk_requests_are_each_for_themselves()
    {
        await CreateAsync("3", "p1", 1);
        using var bulk = Gateway.CreateClient(options =>
        {
            Configure(options);
            options.AllowBulkExecution = true;
        });
        var notes = bulk.GetContainer("hub", "notes");

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            var (key, pk) = i % 2 == 0 ? (One, "p1") : (Two, "p2");
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($$"""{"id":"{{i}}","pk":"{{pk}}"}"""));
            using var response = await notes.CreateItemStreamAsync(stream, key);
            return response.StatusCode;
        }));

        results.ShouldAllBe(status => status == HttpStatusCode.Created);
        (await QueryAsync<int>("SELECT VALUE COUNT(1) FROM c")).ShouldBe([21]);
    }
}
