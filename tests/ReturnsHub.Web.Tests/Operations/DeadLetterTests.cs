using System.Net;
using System.Text.Json;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Web.Tests.Operations;

public sealed class DeadLetterTests : IAsyncLifetime
{
    private readonly RunningHub _hub = new();

    public Task InitializeAsync() => _hub.InitializeAsync();

    public Task DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Failures_stand_together_and_are_redriven_together()
    {
        await _hub.OpenAsync(Bodies.Jacket("alike-1"));
        await _hub.OpenAsync(Bodies.Jacket("alike-2"));
        var number = 0;
        await _hub.DeliverAsync(new Answering(e => new DeliveryOutcome(OutcomeKind.Refused, $"422 Item {++number} is blocked", Category: "http-422")));
        using var client = _hub.Client("rhk_operator");
        var overview = await ReadAsync(client, "/api/deliveries/failures?consumer=erp");
        overview.GetProperty("complete").GetBoolean().ShouldBeTrue();
        var group = overview.GetProperty("groups").EnumerateArray().First(g => g.GetProperty("eventType").GetString() == "returnshub.return.requested.v1");
        group.GetProperty("count").GetInt32().ShouldBe(2);
        group.GetProperty("category").GetString().ShouldBe("http-422");
        group.GetProperty("lastAnswer").GetString()!.ShouldContain("is blocked");
        var others = overview.GetProperty("groups").EnumerateArray().Sum(g => g.GetProperty("count").GetInt32()) - 2;

        var fingerprint = group.GetProperty("fingerprint").GetString();
        var result = await RedriveAsync(client, $"fingerprint={fingerprint}");
        Numbers(result).ShouldBe((2, 0, 0));

        await _hub.DeliverAsync(new Answering(_ => new DeliveryOutcome(OutcomeKind.Confirmed, "201")));
        var left = await ReadAsync(client, "/api/deliveries/failures");
        left.GetProperty("groups").EnumerateArray().Sum(g => g.GetProperty("count").GetInt32()).ShouldBeLessThanOrEqualTo(others);
        left.GetProperty("groups").EnumerateArray().ShouldAllBe(g => g.GetProperty("fingerprint").GetString() != fingerprint);
        (await _hub.Get<IAuditLog>().ListAsync(RunningHub.Shop, new PageRequest(100), CancellationToken.None)).Items.ShouldContain(
            e => e.Action == AuditActions.DeliveryRedriven && e.Details["fingerprint"] == fingerprint);
    }

    [Fact]
    public async Task A_range_is_redriven_page_by_page_and_what_fails_again_does_not_come_round()
    {
        await _hub.OpenAsync(Bodies.Jacket("range-1"));
        await _hub.DeliverAsync(new Answering(_ => new DeliveryOutcome(OutcomeKind.Refused, "410 Gone", Category: "gone")));
        using var client = _hub.Client("rhk_operator");
        var all = (await ReadAsync(client, "/api/deliveries?status=DEAD_LETTERED")).GetProperty("items").GetArrayLength();
        all.ShouldBeGreaterThan(1);

        Numbers(await RedriveAsync(client, "consumer=erp&to=2020-01-01T00:00:00Z")).ShouldBe((0, 0, 0));
        Numbers(await RedriveAsync(client, "consumer=erp&eventType=returnshub.stock.moved.v1")).ShouldBe((0, 0, 0));
        var first = await RedriveAsync(client, "consumer=erp&limit=1");
        Numbers(first).ShouldBe((1, 0, all - 1));
        await _hub.DeliverAsync(new Answering(_ => new DeliveryOutcome(OutcomeKind.Refused, "410 Gone", Category: "gone")));
        var to = Uri.EscapeDataString(first.GetProperty("to").GetString()!);
        var rest = await RedriveAsync(client, $"consumer=erp&to={to}&cursor={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}");
        Numbers(rest).ShouldBe((all - 1, 0, 0));
        rest.TryGetProperty("next", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "filter-missing")]
    [InlineData("eventType=returnshub.credit.released.v1", "filter-missing")]
    [InlineData("consumer=erp&limit=201", "query-invalid")]
    [InlineData("consumer=erp&from=yesterday", "query-invalid")]
    [InlineData("fingerprint=XYZ", "query-invalid")]
    [InlineData("consumer=erp&cursor=abc", "cursor-invalid")]
    public async Task What_is_not_said_clearly_redrives_nothing(string query, string code)
    {
        using var client = _hub.Client("rhk_operator");
        using var answer = await client.PostAsync($"/api/deliveries/redrive?{query}", content: null);
        await RunningHub.ShouldRefuseAsync(answer, 400, code);
    }

    [Fact]
    public async Task Another_tenant_s_dead_letters_are_neither_shown_nor_redriven()
    {
        await _hub.OpenAsync(Bodies.Jacket("foreign-1"));
        await _hub.DeliverAsync(new Answering(_ => new DeliveryOutcome(OutcomeKind.Refused, "410 Gone", Category: "gone")));
        using var other = _hub.Client("rhk_other");
        (await ReadAsync(other, "/api/deliveries/failures")).GetProperty("groups").GetArrayLength().ShouldBe(0);
        using var foreign = await other.GetAsync($"/api/deliveries/failures?tenant={RunningHub.Shop}");
        await RunningHub.ShouldRefuseAsync(foreign, 404, "tenant-unknown");
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await RunningHub.ReadAsync(answer);
    }

    private static async Task<JsonElement> RedriveAsync(HttpClient client, string query)
    {
        using var answer = await client.PostAsync($"/api/deliveries/redrive?{query}", content: null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await RunningHub.ReadAsync(answer);
    }

    private static (int Redriven, int Skipped, int Remaining) Numbers(JsonElement result) =>
        (result.GetProperty("redriven").GetInt32(), result.GetProperty("skipped").GetInt32(), result.GetProperty("remaining").GetInt32());

    private sealed class Answering(Func<RecordedEvent, DeliveryOutcome> outcome) : IErpConnector
    {
        public bool ReceiverDeduplicates => true;

        public Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct) => Task.FromResult(outcome(attempt.Event));
    }
}
