using System.Text.Json.Nodes;
using ReturnsHub.Erps.Tests.Booking.Live;
using ReturnsHub.Erps.Tryton;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>The demo's returns in a real Tryton; all of them with <c>RETURNSHUB_DEMO_IN_TRYTON=all</c>.</summary>
[Collection("Tryton")]
public class DemoReturnsTests
{
    [SkippableFact]
    public async Task The_demos_returns_end_as_posted_credit_notes_and_stock_moves_to_the_cent()
    {
        var bench = await TrytonBench.OpenAsync();
        await DemoHistories.BookAsync(bench, ProfileOfTheShop(), TrytonSystem.Registration.Books, "RETURNSHUB_DEMO_IN_TRYTON");
    }

    /// <summary>The sample, with the demo's goods and vendors as items and parties that the test's books have.</summary>
    private static string ProfileOfTheShop()
    {
        var profile = JsonNode.Parse(TrytonBench.Profile, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        foreach (var product in DemoHistories.Goods)
        {
            profile["items"]!["bySku"]![product.Sku] = "JKT-M-BLK";
            profile["vendors"]![product.Vendor] = "LUMEN";
        }

        // Some of the demo's goods come straight onto the shelf, so its shelf is in the warehouse that takes goods in.
        profile["locations"]!["SELLABLE"] = "RET-OUTLET";
        return profile.ToJsonString();
    }
}
