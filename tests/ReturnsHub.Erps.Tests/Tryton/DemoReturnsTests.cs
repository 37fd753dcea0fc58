using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Tests.Booking.Live;
using ReturnsHub.Erps.Tryton;
using ReturnsHub.Local.Demo;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>
/// The day of the demo's shop, played whole, and its returns booked in a real Tryton. As a rule every tenth return is; all of them with
/// <c>RETURNSHUB_DEMO_IN_TRYTON=all</c>.
/// </summary>
[Collection("Tryton")]
public class DemoReturnsTests
{
    private static readonly string Profile = ProfileOfTheShop();

    [SkippableFact]
    public async Task The_demos_returns_end_as_posted_credit_notes_and_stock_moves_to_the_cent()
    {
        var bench = await TrytonBench.OpenAsync();
        var returns = (await DemoHistories.PlayAsync()).Where(h => h.Any(e => e.Data is CreditReleased)).ToArray();
        returns.Length.ShouldBeGreaterThan(200);
        var every = Environment.GetEnvironmentVariable("RETURNSHUB_DEMO_IN_TRYTON") == "all" ? 1 : 10;
        var (notes, others, total) = (0, 0, 0m);
        foreach (var history in returns.Where((_, i) => i % every == 0))
        {
            var outcomes = await bench.DeliverAllAsync(history, Profile);
            foreach (var (e, outcome) in history.Zip(outcomes))
            {
                // What a vendor owes for goods of unknown cost is a question for a person.
                var expected = e.Data is ClaimSubmitted { Amount: null } ? (OutcomeKind.Refused, "claim-without-amount") : (OutcomeKind.Confirmed, null);
                (outcome.Kind, outcome.Category).ShouldBe(expected, $"{e.Type}: {outcome.Answer}");
            }

            var credits = history.Select(e => e.Data).OfType<CreditReleased>().ToArray();
            notes += credits.Length;
            total += credits.Sum(c => c.Amount.Amount);
            others += await Comparison.CompareAsync(bench, history, TrytonSystem.Registration.Books, Profile);
        }

        notes.ShouldBeGreaterThanOrEqualTo(200 / every);
        others.ShouldBeGreaterThan(notes);
        total.ShouldBeGreaterThan(0m);
    }

    /// <summary>The sample, with the demo's goods and vendors as items and parties that the test's books have.</summary>
    private static string ProfileOfTheShop()
    {
        var profile = JsonNode.Parse(TrytonBench.Profile, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        Product[] goods = [Product.Shirt, Product.Jacket, Product.Parka, Product.Shoes, Product.Headlamp, Product.Watch, Product.Cup, Product.Tent, Product.Bottle];
        foreach (var product in goods)
        {
            profile["items"]!["bySku"]![product.Sku] = "JKT-M-BLK";
            profile["vendors"]![product.Vendor] = "LUMEN";
        }

        // Some of the demo's goods come straight onto the shelf, so its shelf is in the warehouse that takes goods in.
        profile["locations"]!["SELLABLE"] = "RET-OUTLET";
        return profile.ToJsonString();
    }
}
