using System.Text.Json.Nodes;
using ReturnsHub.Erps.Odoo;
using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>The demo's returns in a real Odoo; all of them with <c>RETURNSHUB_DEMO_IN_ODOO=all</c>.</summary>
[Collection("Odoo")]
public class DemoReturnsTests
{
    [SkippableFact]
    public async Task The_demos_returns_end_as_posted_credit_notes_and_transfers_to_the_cent()
    {
        var bench = await OdooBench.OpenAsync();
        var profile = JsonNode.Parse(bench.ProfileText, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        foreach (var product in DemoHistories.Goods)
        {
            profile["items"]!["bySku"]![product.Sku] = "JACKET-M-BLACK";
            profile["vendors"]![product.Vendor] = "V-LUMEN";
        }

        // Some of the demo's orders name no country.
        foreach (var tax in profile["taxes"]!.AsArray()) tax!.AsObject().Remove("country");
        await DemoHistories.BookAsync(bench, profile.ToJsonString(), OdooSystem.Registration.Books, "RETURNSHUB_DEMO_IN_ODOO");
    }
}
