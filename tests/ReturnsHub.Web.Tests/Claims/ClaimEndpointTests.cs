using System.Net;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Web.Tests.Claims;

public sealed class ClaimEndpointTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_claim_goes_from_evidence_to_settlement_and_its_document_says_so()
    {
        var id = await ClaimedAsync("claim-1");
        var path = $"/api/returns/{id}/claims/VENDOR/L1";
        using var controller = hub.Client(RunningHub.KeyOf(Role.Controller));

        using (var early = await controller.PostAsync($"{path}/submit", null)) await RunningHub.ShouldRefuseAsync(early, 409, "claim-evidence-missing");
        await DoneAsync(controller, $"{path}/evidence", """{ "kind": "PHOTO", "reference": "picture-1" }""");
        using (var sent = await controller.PostAsync($"{path}/submit", null)) sent.StatusCode.ShouldBe(HttpStatusCode.OK);
        await DoneAsync(controller, $"{path}/answer", """{ "accepted": true, "reference": "NW-4" }""");
        await DoneAsync(controller, $"{path}/settle", """{ "amount": 30.00, "currency": "EUR", "reference": "CN-9" }""");

        using var answer = await controller.GetAsync($"{path}/chargeback");
        var document = await RunningHub.ReadAsync(answer);
        document.GetProperty("status").GetString().ShouldBe("SETTLED");
        document.GetProperty("reference").GetString().ShouldBe("CN-9");
        (await controller.GetStringAsync($"{path}/chargeback?format=csv")).Split("\r\n")[1].ShouldContain(",Nordwind,SETTLED,claim-1,");
        using var wrong = await controller.GetAsync($"{path}/chargeback?format=pdf");
        await RunningHub.ShouldRefuseAsync(wrong, 400, "query-invalid");
    }

    [Fact]
    public async Task Claims_are_listed_across_returns()
    {
        var id = await ClaimedAsync("claim-2");
        using var reader = hub.Client("rhk_reader");
        using var answer = await reader.GetAsync("/api/claims?party=Nordwind&status=OPEN&limit=500");
        var items = (await RunningHub.ReadAsync(answer)).GetProperty("items").EnumerateArray().ToList();
        var claim = items.Single(i => i.GetProperty("returnId").GetString() == id).GetProperty("claim");
        claim.GetProperty("violation").GetString().ShouldBe("DEFECTIVE_GOODS");
        claim.GetProperty("evidenceMissing")[0].GetString().ShouldBe("PHOTO");
        using var other = hub.Client("rhk_other");
        using var theirs = await other.GetAsync("/api/claims");
        (await RunningHub.ReadAsync(theirs)).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("settle", """{ "amount": 30.001, "currency": "EUR" }""")]
    [InlineData("settle", """{ "amount": 30, "currency": "euro" }""")]
    [InlineData("answer", """{ "accepted": false }""")]
    [InlineData("evidence", """{ "kind": "PHOTO" }""")]
    [InlineData("write-off", "{}")]
    public async Task A_wrong_body_is_refused_field_by_field(string what, string body)
    {
        var id = await ClaimedAsync($"claim-3-{what}-{body.Length}");
        using var controller = hub.Client(RunningHub.KeyOf(Role.Controller));
        using var answer = await controller.PostAsync($"/api/returns/{id}/claims/VENDOR/L1/{what}", RunningHub.Json(body));
        await RunningHub.ShouldRefuseAsync(answer, 400, "fields-invalid");
    }

    [Fact]
    public async Task A_claim_that_does_not_exist_is_not_found()
    {
        var id = await ClaimedAsync("claim-4");
        using var controller = hub.Client(RunningHub.KeyOf(Role.Controller));
        using var answer = await controller.PostAsync($"/api/returns/{id}/claims/CARRIER/L1/submit", null);
        await RunningHub.ShouldRefuseAsync(answer, 404, "not-found");
    }

    private static async Task DoneAsync(HttpClient client, string path, string body)
    {
        using var answer = await client.PostAsync(path, RunningHub.Json(body));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> ClaimedAsync(string orderId)
    {
        var view = await hub.OpenAsync(Bodies.Jacket(orderId).Replace("SIZE_TOO_SMALL", "DEFECTIVE", StringComparison.Ordinal).Replace(", \"note\": \"Runs small, call me: 555 0100\"", "", StringComparison.Ordinal));
        var id = view.GetProperty("returnId").GetString()!;
        var eur = new Currency("EUR");
        await hub.ReportAsync(id, "order", new OrderReported(new OrderReport
        {
            OrderId = orderId,
            UpdatedAt = DateTimeOffset.UtcNow.AddDays(1),
            Currency = eur,
            Lines =
            [
                new OrderLineReport
                {
                    OrderLineId = "OL1", Sku = new Sku("JKT-M"), Quantity = 1, Paid = new Money(89.99m, eur), Vendor = "Nordwind", UnitCost = new Money(31m, eur),
                },
            ],
        }));
        await hub.ReportAsync(id, "inspected", new InspectionReported("QC-1", [new GoodsLineReport { LineId = "L1", Quantity = 1, Grade = Grade.D, Condition = Condition.Damaged }]));
        return id;
    }
}
