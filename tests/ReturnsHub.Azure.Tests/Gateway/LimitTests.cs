using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Tests.Gateway;

public sealed class LimitTests : GatewayTest
{
    [Fact]
    public async Task A_batch_of_100_operations_is_taken_and_one_of_101_refused()
    {
        using var full = await BatchOf(100).ExecuteAsync();
        using var tooMany = await BatchOf(101).ExecuteAsync();

        full.StatusCode.ShouldBe(HttpStatusCode.OK);
        tooMany.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_item_over_two_megabytes_is_refused()
    {
        var large = new { id = "1", pk = "p1", text = new string('x', 2 * 1024 * 1024) };

        var refused = await Should.ThrowAsync<CosmosException>(() => Notes.CreateItemAsync(large, One));

        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var read = await Notes.ReadItemStreamAsync("1", One);
        read.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_batch_over_two_megabytes_is_refused_whole()
    {
        var half = new string('x', 1024 * 1024);

        using var refused = await Notes.CreateTransactionalBatch(One)
            .CreateItem(new { id = "1", pk = "p1", text = half })
            .CreateItem(new { id = "2", pk = "p1", text = half })
            .ExecuteAsync();

        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var read = await Notes.ReadItemStreamAsync("1", One);
        read.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("")]
    public async Task An_id_with_a_forbidden_character_is_refused(string id)
    {
        using var body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { id, pk = "p1" }));

        using var refused = await Notes.CreateItemStreamAsync(body, One);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(1023, HttpStatusCode.Created)]
    [InlineData(1024, HttpStatusCode.BadRequest)]
    public async Task An_id_has_at_most_1023_bytes(int length, HttpStatusCode expected)
    {
        using var body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { id = new string('i', length), pk = "p1" }));

        using var response = await Notes.CreateItemStreamAsync(body, One);

        response.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("10.50", "10.5")]
    [InlineData("12", "12")]
    [InlineData("0.12345678901234567890", "0.12345678901234568")]
    public async Task Numbers_come_back_as_the_service_keeps_them(string sent, string kept)
    {
        using var created = await Notes.CreateItemStreamAsync(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes($$"""{"id":"1","pk":"p1","amount":{{sent}}}""")), One);
        created.IsSuccessStatusCode.ShouldBeTrue();

        (await Notes.ReadItemAsync<JsonElement>("1", One)).Resource.GetProperty("amount").GetRawText().ShouldBe(kept);
    }

    private TransactionalBatch BatchOf(int operations)
    {
        var batch = Notes.CreateTransactionalBatch(One);
        for (var n = 0; n < operations; n++)
            batch.CreateItem(new Note($"{operations}-{n}", "p1", n, "open", []));
        return batch;
    }
}
