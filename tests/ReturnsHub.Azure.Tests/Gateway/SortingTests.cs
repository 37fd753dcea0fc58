using System.Collections.ObjectModel;
using System.Net;
using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Tests.Gateway;

/// <summary>Sorting needs an index: /status is not indexed, /n is, and so are /n then /id, and /pk then /n descending.</summary>
public sealed class SortingTests : GatewayTest
{
    protected override ContainerProperties NotesProperties => new("notes", "/pk")
    {
        IndexingPolicy = new IndexingPolicy
        {
            IncludedPaths = { new IncludedPath { Path = "/*" } },
            ExcludedPaths = { new ExcludedPath { Path = "/status/?" } },
            CompositeIndexes =
            {
                Composite(("/n", CompositePathSortOrder.Ascending), ("/id", CompositePathSortOrder.Ascending)),
                Composite(("/pk", CompositePathSortOrder.Ascending), ("/n", CompositePathSortOrder.Descending)),
            },
        },
    };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var (id, pk, n) in new[] { ("b", "p1", 1), ("a", "p1", 1), ("c", "p2", 1), ("d", "p2", 2), ("e", "p1", 3) })
            await CreateAsync(id, pk, n);
    }

    [Theory]
    [InlineData("ORDER BY c.n, c.id", "a,b,c,d,e")]
    [InlineData("ORDER BY c.n DESC, c.id DESC", "e,d,c,b,a")]
    [InlineData("ORDER BY c.pk, c.n DESC OFFSET 0 LIMIT 1", "e")]
    public async Task A_composite_index_sorts_its_way_and_the_other(string order, string expected)
    {
        (await QueryAsync<string>($"SELECT VALUE c.id FROM c {order}", page: 2)).ShouldBe(expected.Split(','));
    }

    [Theory]
    [InlineData("ORDER BY c.status")]
    [InlineData("ORDER BY c.n, c.id DESC")]
    [InlineData("ORDER BY c.id, c.n")]
    public async Task Sorting_without_the_index_for_it_is_refused(string order)
    {
        var refused = await Should.ThrowAsync<CosmosException>(() => QueryAsync<string>($"SELECT VALUE c.id FROM c {order}"));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static Collection<CompositePath> Composite(params (string Path, CompositePathSortOrder Order)[] paths) =>
        [.. paths.Select(path => new CompositePath { Path = path.Path, Order = path.Order })];
}
