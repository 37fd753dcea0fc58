using System.Net;
using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Tests.Gateway;

public sealed class ItemTests : GatewayTest
{
    [Fact]
    public async Task A_created_item_is_read_back_with_its_etag()
    {
        var created = await CreateAsync("1", "p1", 1);
        var read = await Notes.ReadItemAsync<Note>("1", One);

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        read.Resource.Status.ShouldBe("open");
        read.ETag.ShouldBe(created.ETag);
    }

    [Fact]
    public async Task A_second_item_of_the_same_id_is_a_conflict()
    {
        await CreateAsync("1", "p1", 1);

        (await ShouldFailAsync(() => CreateAsync("1", "p1", 2))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_same_id_in_another_partition_is_another_item()
    {
        await CreateAsync("1", "p1", 1);
        await CreateAsync("1", "p2", 2);

        (await Notes.ReadItemAsync<Note>("1", One)).Resource.N.ShouldBe(1);
        (await Notes.ReadItemAsync<Note>("1", Two)).Resource.N.ShouldBe(2);
    }

    [Fact]
    public async Task A_missing_item_is_not_found()
    {
        (await ShouldFailAsync(() => Notes.ReadItemAsync<Note>("none", One))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Notes.ReadItemStreamAsync("none", One)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_unchanged_item_is_not_sent_again()
    {
        var created = await CreateAsync("1", "p1", 1);

        var read = await Notes.ReadItemStreamAsync("1", One, new ItemRequestOptions { IfNoneMatchEtag = created.ETag });

        read.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_replace_changes_the_etag_and_refuses_the_old_one()
    {
        var created = await CreateAsync("1", "p1", 1);
        var fence = new ItemRequestOptions { IfMatchEtag = created.ETag };

        var replaced = await Notes.ReplaceItemAsync(created.Resource with { N = 2 }, "1", One, fence);
        var late = await ShouldFailAsync(() => Notes.ReplaceItemAsync(created.Resource with { N = 3 }, "1", One, fence));

        replaced.ETag.ShouldNotBe(created.ETag);
        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Notes.ReadItemAsync<Note>("1", One)).Resource.N.ShouldBe(2);
    }

    [Fact]
    public async Task A_replace_of_nothing_is_not_found()
    {
        var missing = await ShouldFailAsync(() => Notes.ReplaceItemAsync(new Note("x", "p1", 1, "open", []), "x", One));

        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_upsert_creates_then_replaces()
    {
        (await Notes.UpsertItemAsync(new Note("1", "p1", 1, "open", []), One)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Notes.UpsertItemAsync(new Note("1", "p1", 2, "open", []), One)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_upsert_with_an_old_etag_is_refused()
    {
        var first = await Notes.UpsertItemAsync(new Note("1", "p1", 1, "open", []), One);
        await Notes.UpsertItemAsync(new Note("1", "p1", 2, "open", []), One);

        var late = await ShouldFailAsync(() =>
            Notes.UpsertItemAsync(new Note("1", "p1", 3, "open", []), One, new ItemRequestOptions { IfMatchEtag = first.ETag }));

        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_delete_takes_the_item_away()
    {
        await CreateAsync("1", "p1", 1);

        (await Notes.DeleteItemAsync<Note>("1", One)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await ShouldFailAsync(() => Notes.DeleteItemAsync<Note>("1", One))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_delete_with_an_old_etag_is_refused()
    {
        var created = await CreateAsync("1", "p1", 1);
        await Notes.ReplaceItemAsync(created.Resource with { N = 2 }, "1", One);

        var late = await ShouldFailAsync(() => Notes.DeleteItemAsync<Note>("1", One,
            new ItemRequestOptions { IfMatchEtag = created.ETag }));

        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task An_item_under_another_partition_key_than_its_own_is_refused()
    {
        var wrong = await ShouldFailAsync(() => Notes.CreateItemAsync(new Note("1", "p1", 1, "open", []), Two));

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_write_may_ask_for_no_content_back()
    {
        var written = await Notes.CreateItemAsync(new Note("1", "p1", 1, "open", []), One,
            new ItemRequestOptions { EnableContentResponseOnWrite = false });

        written.StatusCode.ShouldBe(HttpStatusCode.Created);
        written.ETag.ShouldNotBeNullOrEmpty();
        written.Resource.ShouldBeNull();
    }

    [Fact]
    public async Task Several_items_are_read_at_once()
    {
        await CreateAsync("1", "p1", 1);
        await CreateAsync("2", "p1", 2);
        await CreateAsync("3", "p2", 3);

        var read = await Notes.ReadManyItemsAsync<Note>([("1", One), ("2", One), ("3", Two), ("4", Two)]);

        read.Select(note => note.N).Order().ShouldBe([1, 2, 3]);
    }

    private static Task<CosmosException> ShouldFailAsync(Func<Task> request) => Should.ThrowAsync<CosmosException>(request);
}
