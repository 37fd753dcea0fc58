using System.Net;
using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Tests.Gateway;

public sealed class PatchTests : GatewayTest
{
    [Fact]
    public async Task A_patch_sets_increments_and_appends()
    {
        await CreateAsync("1", "p1", 6, "open", "x", "y");

        var patched = await Notes.PatchItemAsync<Note>(
            "1", One, [PatchOperation.Set("/status", "closed"), PatchOperation.Increment("/n", 4), PatchOperation.Add("/tags/-", "z")]);

        patched.Resource.Status.ShouldBe("closed");
        patched.Resource.N.ShouldBe(10);
        patched.Resource.Tags.ShouldBe(["x", "y", "z"]);
    }

    [Fact]
    public async Task A_patch_whose_condition_is_not_met_changes_nothing()
    {
        await CreateAsync("1", "p1", 1, "closed");
        var onlyOpen = new PatchItemRequestOptions { FilterPredicate = "from c where c.status = 'open'" };

        var refused = await Should.ThrowAsync<CosmosException>(() =>
            Notes.PatchItemAsync<Note>("1", One, [PatchOperation.Set("/n", 2)], onlyOpen));

        refused.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Notes.ReadItemAsync<Note>("1", One)).Resource.N.ShouldBe(1);
    }

    [Fact]
    public async Task A_patch_with_an_old_etag_is_refused()
    {
        var created = await CreateAsync("1", "p1", 1);
        await Notes.PatchItemAsync<Note>("1", One, [PatchOperation.Set("/n", 2)]);

        var late = await Should.ThrowAsync<CosmosException>(() => Notes.PatchItemAsync<Note>(
            "1", One, [PatchOperation.Set("/n", 3)], new PatchItemRequestOptions { IfMatchEtag = created.ETag }));

        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_patch_of_a_property_that_is_not_there_is_refused()
    {
        await CreateAsync("1", "p1", 1);

        var refused = await Should.ThrowAsync<CosmosException>(() => Notes.PatchItemAsync<Note>("1", One,
            [PatchOperation.Remove("/nothing")]));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
