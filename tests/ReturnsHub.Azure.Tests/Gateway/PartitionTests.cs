using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Gateway;

public sealed class PartitionTests : GatewayTest
{
    protected override GatewayOptions Options => new() { PhysicalPartitions = 3 };

    [Fact]
    public async Task The_container_has_as_many_ranges_as_it_was_given() => (await Notes.GetFeedRangesAsync()).Count.ShouldBe(3);

    [Theory]
    [InlineData("\"p1\"")]
    [InlineData("\"\"")]
    [InlineData("\"t-0123456789/a-key-longer-than-sixteen-bytes\"")]
    [InlineData("\"Größe\"")]
    [InlineData("1")]
    [InlineData("-1.5")]
    [InlineData("true")]
    [InlineData("null")]
    public async Task An_item_lies_in_the_range_where_the_client_looks_for_its_key(string value)
    {
        var item = $$"""{"id":"1","pk":{{value}}}""";
        var key = KeyOf(value);
        using var created = await Notes.CreateItemStreamAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(item)), key);
        created.IsSuccessStatusCode.ShouldBeTrue();

        // Reading two ids at once makes the client itself work out which range the key lies in, and ask only there.
        var found = await Notes.ReadManyItemsAsync<JsonElement>([("1", key), ("2", key)]);

        found.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_item_without_a_partition_key_has_its_place_too()
    {
        using var created = await Notes.CreateItemStreamAsync(new MemoryStream("""{"id":"1"}"""u8.ToArray()), PartitionKey.None);

        created.IsSuccessStatusCode.ShouldBeTrue();
        (await Notes.ReadItemAsync<JsonElement>("1", PartitionKey.None)).Resource.GetProperty("id").GetString().ShouldBe("1");
    }

    [Fact]
    public async Task A_query_visits_every_partition_and_no_item_twice()
    {
        for (var n = 0; n < 30; n++)
            await CreateAsync($"{n}", $"p{n}", n);
        Gateway.Requests.Clear();

        var found = await QueryAsync<int>("SELECT VALUE c.n FROM c");

        found.Order().ShouldBe(Enumerable.Range(0, 30));
        Gateway.Requests.Count(Operation.Query, "notes").ShouldBe(3);
    }

    [Fact]
    public async Task A_query_for_one_partition_key_visits_one_partition()
    {
        await CreateAsync("1", "p1", 1);
        Gateway.Requests.Clear();

        (await QueryAsync<int>("SELECT VALUE c.n FROM c WHERE c.n > 0", One)).ShouldBe([1]);

        Gateway.Requests.Count(Operation.Query).ShouldBe(1);
    }

    [Fact]
    public async Task Each_partition_counts_its_own_transactions()
    {
        for (var n = 0; n < 20; n++)
            await CreateAsync("1", $"p{n}", n);
        var ranges = await Notes.GetFeedRangesAsync();
        var lsns = new List<long>();
        foreach (var range in ranges)
            lsns.AddRange(await LsnsAsync(range));

        lsns.Count(lsn => lsn == 1).ShouldBe(ranges.Count);
        lsns.Count.ShouldBe(20);
    }

    private static PartitionKey KeyOf(string value) => value switch
    {
        "true" => new PartitionKey(true),
        "null" => PartitionKey.Null,
        _ when value.StartsWith('"') => new PartitionKey(value.Trim('"')),
        _ => new PartitionKey(double.Parse(value)),
    };

    private async Task<IReadOnlyList<long>> LsnsAsync(FeedRange range)
    {
        using var feed = Notes.GetChangeFeedIterator<JsonElement>(
            ChangeFeedStartFrom.Beginning(range), ChangeFeedMode.LatestVersion);
        return [.. (await feed.ReadNextAsync()).Select(item => item.GetProperty("_lsn").GetInt64())];
    }
}
