using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Receipts;

namespace ReturnsHub.Web.Tests.Withdrawals;

public sealed class WithdrawalEndpointTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static string Body(string orderId, string extra = "") =>
        $$"""{ "orderId": "{{orderId}}", "name": "Anna Example", "contact": "anna@example.invalid", "statement": "I withdraw."{{extra}} }""";

    private async Task<HttpResponseMessage> DeclareAsync(string body, string? key = null, string caller = "rhk_clerk")
    {
        using var client = hub.Client(caller);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/withdrawals") { Content = RunningHub.Json(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    [Fact]
    public async Task The_receipt_says_what_was_declared_and_is_checked_with_the_published_key_alone()
    {
        using var answer = await DeclareAsync(Body("wd-order-1"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, hub.Log);
        var receipt = await answer.Content.ReadAsByteArrayAsync();
        using var anybody = hub.Client(null);
        var key = (await RunningHub.ReadAsync(await anybody.GetAsync("/keys"))).GetProperty("keys")[0];
        using var curve = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(key.GetProperty("x").GetString()), Y = Base64Url.DecodeFromChars(key.GetProperty("y").GetString()) },
        });
        ReceiptVerification.Check(receipt, key.GetProperty("kid").GetString()!, curve.ExportSubjectPublicKeyInfo()).ShouldBe(ReceiptStatus.Genuine);
        var json = JsonDocument.Parse(receipt).RootElement;
        json.GetProperty("name").GetString().ShouldBe("Anna Example");
        json.GetProperty("statement").GetString().ShouldBe("I withdraw.");
        json.GetProperty("whole").GetBoolean().ShouldBeTrue();
        (json.GetProperty("refundDueAt").GetDateTimeOffset() - json.GetProperty("declaredAt").GetDateTimeOffset()).ShouldBe(TimeSpan.FromDays(14));

        using var clerk = hub.Client("rhk_clerk");
        (await clerk.GetByteArrayAsync(answer.Headers.Location)).ShouldBe(receipt);
        using var reader = hub.Client("rhk_reader");
        (await reader.GetAsync(answer.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var id = json.GetProperty("returnId").GetString();
        (await reader.GetStringAsync($"/api/returns/{id}")).ShouldNotContain("Anna");
        (await clerk.GetStringAsync($"/api/returns/{id}/events")).ShouldNotContain("Anna");
    }

    [Fact]
    public async Task The_same_key_gives_the_same_receipt_byte_for_byte_and_another_body_is_refused()
    {
        using var one = await DeclareAsync(Body("wd-order-2"), "wd-key-2");
        using var two = await DeclareAsync(Body("wd-order-2"), "wd-key-2");
        using var other = await DeclareAsync(Body("wd-order-3"), "wd-key-2");
        two.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await two.Content.ReadAsByteArrayAsync()).ShouldBe(await one.Content.ReadAsByteArrayAsync());
        await RunningHub.ShouldRefuseAsync(other, 422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_return_asked_for_before_is_withdrawn_from()
    {
        var opened = await hub.OpenAsync(Bodies.Jacket("wd-order-4"));
        var id = opened.GetProperty("returnId").GetString();
        using var answer = await DeclareAsync(Body("wd-order-4", $", \"returnId\": \"{id}\""));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, hub.Log);
        using var client = hub.Client("rhk_clerk");
        var view = await RunningHub.ReadAsync(await client.GetAsync($"/api/returns/{id}"));
        view.GetProperty("lines")[0].GetProperty("eligibility").GetProperty("path").GetString().ShouldBe("WITHDRAWAL");
        view.GetProperty("withdrawal").GetProperty("declarations").GetArrayLength().ShouldBe(1);
        using var wrong = await DeclareAsync(Body("wd-order-5", $", \"returnId\": \"{id}\""));
        await RunningHub.ShouldRefuseAsync(wrong, 409, "order-differs");
        using var foreign = await DeclareAsync(Body("wd-order-4", $", \"returnId\": \"{id}\""), caller: "rhk_other");
        await RunningHub.ShouldRefuseAsync(foreign, 404, "not-found");
    }

    [Fact]
    public async Task An_erased_receipt_is_gone()
    {
        using var answer = await DeclareAsync(Body("wd-order-6"), "wd-key-6");
        var id = ReturnId.Parse((await RunningHub.ReadAsync(answer)).GetProperty("returnId").GetString()!);
        await hub.Get<IPersonalDataVault>().EraseAsync(new StreamKey(RunningHub.Shop, id), CancellationToken.None);
        using var client = hub.Client("rhk_clerk");
        using var gone = await client.GetAsync(answer.Headers.Location);
        await RunningHub.ShouldRefuseAsync(gone, 410, "receipt-erased");
        using var again = await DeclareAsync(Body("wd-order-6"), "wd-key-6");
        await RunningHub.ShouldRefuseAsync(again, 410, "receipt-erased");
    }

    [Theory]
    [InlineData("{}", "orderId name contact")]
    [InlineData("{ \"orderId\": \"1\", \"name\": \"A\", \"contact\": \"a\", \"lines\": [] }", "lines")]
    [InlineData("{ \"orderId\": \"1\", \"name\": \"A\", \"contact\": \"a\", \"lines\": [null, { \"orderLineId\": \"o\", \"quantity\": 0 }] }", "lines[0] lines[1].quantity")]
    [InlineData("{ \"orderId\": \"1\", \"name\": \"A\", \"contact\": \"a\", \"declaredAt\": \"2999-01-01T00:00:00Z\" }", "declaredAt")]
    [InlineData("{ \"returnId\": \"7\", \"name\": \"A\", \"contact\": \"a\", \"connection\": \"nobody\" }", "connection returnId")]
    public async Task What_is_missing_or_wrong_is_named(string body, string paths)
    {
        using var answer = await DeclareAsync(body);
        var errors = (await RunningHub.ShouldRefuseAsync(answer, 400, "fields-invalid")).GetProperty("errors");
        errors.EnumerateObject().Select(e => e.Name).ShouldBe(paths.Split(' '), ignoreOrder: true);
    }
}
