using Microsoft.Azure.Cosmos;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Gateway;

/// <summary>
/// Only /n and the items of /tags are indexed, and id and _ts, which the service always indexes. The figures are Microsoft's:
/// https://learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption
/// </summary>
public sealed class ChargeTests : GatewayTest
{
    private const double IdAndTimestamp = 0.4;

    protected override GatewayOptions Options => new() { Time = new ManualTime() };

    protected override ContainerProperties NotesProperties => new("notes", "/pk")
    {
        IndexingPolicy = new IndexingPolicy
        {
            IncludedPaths = { new IncludedPath { Path = "/n/?" }, new IncludedPath { Path = "/tags/*" } },
            ExcludedPaths = { new ExcludedPath { Path = "/*" } },
        },
    };

    [Theory]
    [InlineData(1, 4.95, 1)]
    [InlineData(4, 6.67, 1.14)]
    [InlineData(5, 7.04, 1.33)]
    [InlineData(64, 22.67, 4.76)]
    [InlineData(1000, 625, 145.9)]
    public async Task Writing_and_reading_cost_by_size(int kilobytes, double write, double read)
    {
        var text = new string('x', (kilobytes * 1024) - 400);

        var created = await Notes.CreateItemAsync(new { id = "1", pk = "p1", text }, One);

        created.RequestCharge.ShouldBe(write + IdAndTimestamp, 0.001);
        (await Notes.ReadItemAsync<object>("1", One)).RequestCharge.ShouldBe(read, 0.001);
    }

    [Fact]
    public async Task Each_indexed_term_adds_to_a_create_and_other_values_do_not()
    {
        var unindexed = await Notes.CreateItemAsync(new { id = "1", pk = "p1", a = 1, b = new { c = 2 } }, One);
        var indexed = await Notes.CreateItemAsync(new { id = "2", pk = "p1", n = 1, tags = new[] { "x", "y", "y" } }, One);

        unindexed.RequestCharge.ShouldBe(4.95 + IdAndTimestamp, 0.001);
        indexed.RequestCharge.ShouldBe(4.95 + IdAndTimestamp + (3 * 0.2), 0.001);
    }

    [Fact]
    public async Task A_replace_costs_a_delete_and_an_insert_and_the_terms_that_change()
    {
        var created = await CreateAsync("1", "p1", 1, "open", "x");
        var replaced = await Notes.ReplaceItemAsync(created.Resource with { N = 2, Status = "closed" }, "1", One);

        replaced.RequestCharge.ShouldBe((2 * 4.95) + (2 * 0.2), 0.001);
    }

    [Fact]
    public async Task A_patch_costs_a_replace_and_something_for_each_operation()
    {
        await CreateAsync("1", "p1", 1, "open", "x");
        var patched = await Notes.PatchItemAsync<Note>("1", One, [PatchOperation.Set("/n", 2), PatchOperation.Set("/status", "closed")]);

        patched.RequestCharge.ShouldBe((2 * 4.95) + (2 * 0.2) + (2 * 0.4), 0.001);
    }

    [Fact]
    public async Task A_delete_costs_what_the_create_did()
    {
        var created = await CreateAsync("1", "p1", 1, "open", "x");

        (await Notes.DeleteItemAsync<Note>("1", One)).RequestCharge.ShouldBe(created.RequestCharge, 0.001);
    }

    [Fact]
    public async Task A_look_up_of_nothing_costs_one_unit()
    {
        using var missing = await Notes.ReadItemStreamAsync("none", One);

        missing.Headers.RequestCharge.ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_costs_the_sum_of_its_operations()
    {
        var single = await CreateAsync("1", "p1", 1);

        using var batch = await Notes.CreateTransactionalBatch(One)
            .CreateItem(new Note("2", "p1", 1, "open", []))
            .CreateItem(new Note("3", "p1", 1, "open", []))
            .ExecuteAsync();

        batch.RequestCharge.ShouldBe(2 * single.RequestCharge, 0.001);
    }

    [Fact]
    public async Task A_filter_the_index_serves_loads_only_what_it_finds_and_another_loads_everything()
    {
        for (var n = 0; n < 20; n++)
            await CreateAsync($"{n}", "p1", n);

        var served = await ChargeOfAsync("SELECT * FROM c WHERE c.n = 7");
        var scanned = await ChargeOfAsync("SELECT * FROM c WHERE c.status = 'none'");

        served.ShouldBe(2.9, 0.01);
        scanned.ShouldBe(4.8, 0.01);
    }

    [Fact]
    public async Task The_log_sums_by_operation_and_container()
    {
        var created = await CreateAsync("1", "p1", 1);
        var read = await Notes.ReadItemAsync<Note>("1", One);

        Gateway.Requests.Charge(Operation.Create).ShouldBe(created.RequestCharge, 0.001);
        Gateway.Requests.Charge(container: "notes").ShouldBe(created.RequestCharge + read.RequestCharge, 0.001);
        Gateway.Requests.Charge(Operation.Create, "others").ShouldBe(0);
    }

    private async Task<double> ChargeOfAsync(string sql)
    {
        Gateway.Requests.Clear();
        await QueryAsync<object>(sql, One);
        return Gateway.Requests.Charge(Operation.Query);
    }
}
