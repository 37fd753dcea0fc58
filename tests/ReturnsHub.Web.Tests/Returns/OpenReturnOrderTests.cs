using System.Text.Json;

namespace ReturnsHub.Web.Tests.Returns;

/// <summary>What a request to open a return may say of its order.</summary>
public sealed class OpenReturnOrderTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Everything_told_of_the_order_is_on_record()
    {
        var order = await RecordedAsync("told-1", """
            "currency": "EUR", "shippingPaid": "11.60", "shippingTax": "1.60", "dutiesPaid": "8.75", "pricesIncludeTax": false,
            "channel": "web", "country": "CH", "customerSegment": "vip",
            """, """
            "vendor": "Alpine", "category": "outerwear", "unitCost": "41.30", "finalSale": true, "serials": ["SN-1"],
            """);
        Amount(order, "shippingPaid").ShouldBe("11.60");
        Amount(order, "shippingTax").ShouldBe("1.60");
        Amount(order, "dutiesPaid").ShouldBe("8.75");
        order.GetProperty("pricesIncludeTax").GetBoolean().ShouldBeFalse();
        order.GetProperty("channel").GetString().ShouldBe("web");
        order.GetProperty("country").GetString().ShouldBe("CH");
        order.GetProperty("customerSegment").GetString().ShouldBe("vip");
        var line = order.GetProperty("lines")[0];
        line.GetProperty("vendor").GetString().ShouldBe("Alpine");
        line.GetProperty("category").GetString().ShouldBe("outerwear");
        Amount(line, "unitCost").ShouldBe("41.30");
        line.GetProperty("finalSale").GetBoolean().ShouldBeTrue();
        line.GetProperty("serials")[0].GetString().ShouldBe("SN-1");
    }

    [Fact]
    public async Task What_is_not_told_is_left_open()
    {
        var order = await RecordedAsync("told-2", "\"currency\": \"EUR\",", "");
        foreach (var name in new[] { "shippingPaid", "shippingTax", "dutiesPaid", "channel", "country", "customerSegment" })
            Missing(order, name).ShouldBeTrue(name);
        order.GetProperty("pricesIncludeTax").GetBoolean().ShouldBeTrue();
        Missing(order.GetProperty("lines")[0], "unitCost").ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"shippingPaid\": \"1.00\", \"shippingTax\": \"1.01\",", "", "order.shippingTax")]
    [InlineData("\"shippingTax\": \"1.00\",", "", "order.shippingTax")]
    [InlineData("\"shippingPaid\": \"1.00\", \"shippingTax\": \"-0.01\",", "", "order.shippingTax")]
    [InlineData("\"dutiesPaid\": \"-1\",", "", "order.dutiesPaid")]
    [InlineData("\"dutiesPaid\": \"1.001\",", "", "order.dutiesPaid")]
    [InlineData("\"dutiesPaid\": \"9999999999999\",", "", "order.dutiesPaid")]
    [InlineData("\"country\": \"Germany\",", "", "order.country")]
    [InlineData("\"channel\": \"a-channel-whose-name-is-longer-than-forty-characters\",", "", "order.channel")]
    [InlineData("\"customerSegment\": \" \",", "", "order.customerSegment")]
    [InlineData("", "\"unitCost\": \"-1\",", "order.lines[0].unitCost")]
    [InlineData("", "\"unitCost\": \"1.005\",", "order.lines[0].unitCost")]
    [InlineData("", "\"serials\": [\"a\", \"b\"],", "order.lines[0].serials")]
    public async Task What_cannot_be_is_refused_by_its_name(string order, string line, string path)
    {
        using var client = hub.Client("rhk_clerk");
        using var answer = await client.PostAsync("/api/returns", RunningHub.Json(Body("wrong", "\"currency\": \"EUR\"," + order, line)));
        var errors = (await RunningHub.ShouldRefuseAsync(answer, 400, "fields-invalid")).GetProperty("errors");
        errors.EnumerateObject().Select(e => e.Name).ShouldBe([path]);
    }

    private async Task<JsonElement> RecordedAsync(string id, string order, string line)
    {
        var view = await hub.OpenAsync(Body(id, order, line));
        using var client = hub.Client("rhk_clerk");
        var events = await RunningHub.ReadAsync(await client.GetAsync($"/api/returns/{view.GetProperty("returnId").GetString()}/events"));
        return Find(events, "customerSegment", "pricesIncludeTax").ShouldNotBeNull();
    }

    // The order, wherever the answer has it: the first object with one of the members only orders have.
    private static JsonElement? Find(JsonElement at, params string[] members) => at.ValueKind switch
    {
        JsonValueKind.Object when members.Any(m => at.TryGetProperty(m, out _)) => at,
        JsonValueKind.Object => at.EnumerateObject().Select(p => Find(p.Value, members)).FirstOrDefault(f => f is not null),
        JsonValueKind.Array => at.EnumerateArray().Select(i => Find(i, members)).FirstOrDefault(f => f is not null),
        _ => null,
    };

    private static string? Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetString();

    private static bool Missing(JsonElement of, string name) => !of.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null;

    private static string Body(string id, string order, string line) => $$"""
        { "orderId": "{{id}}", "lines": [{ "lineId": "a", "orderLineId": "o", "sku": "S", "quantity": 1 }],
          "order": { "orderId": "{{id}}", {{order}} "lines": [{ "orderLineId": "o", {{line}} "quantity": 1, "paid": "89.99" }] } }
        """;
}
