using System.Net;
using Microsoft.Azure.Cosmos;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Gateway;

public sealed class TimeToLiveTests : GatewayTest
{
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    protected override GatewayOptions Options => new() { Time = _time };

    protected override ContainerProperties NotesProperties => new("notes", "/pk") { DefaultTimeToLive = -1 };

    [Fact]
    public async Task An_item_ends_when_its_time_is_over()
    {
        await Notes.CreateItemAsync(new { id = "short", pk = "p1", ttl = 60 }, One);
        await Notes.CreateItemAsync(new { id = "for-ever", pk = "p1" }, One);

        _time.Advance(TimeSpan.FromSeconds(59));
        (await StatusAsync("short")).ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await StatusAsync("short")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync("for-ever")).ShouldBe(HttpStatusCode.OK);
        (await QueryAsync<string>("SELECT VALUE c.id FROM c", One)).ShouldBe(["for-ever"]);
    }

    [Fact]
    public async Task The_id_of_an_ended_item_is_free_again()
    {
        await Notes.CreateItemAsync(new { id = "1", pk = "p1", ttl = 60 }, One);
        _time.Advance(TimeSpan.FromMinutes(2));

        (await Notes.CreateItemAsync(new { id = "1", pk = "p1" }, One)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private async Task<HttpStatusCode> StatusAsync(string id)
    {
        using var response = await Notes.ReadItemStreamAsync(id, One);
        return response.StatusCode;
    }
}
