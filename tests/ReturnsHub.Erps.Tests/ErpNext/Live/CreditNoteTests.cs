using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Credit memos as submitted credit notes in a real ERPNext.</summary>
[Collection("ErpNextLive")]
public class CreditNoteTests : LiveCreditContract
{
    [SkippableFact]
    public async Task A_refund_becomes_a_submitted_credit_note_in_the_ledger_to_the_cent()
    {
        var bench = await ErpNextBench.OpenAsync();
        var history = LiveBench.History("ONE", Requested(), Order(), Credit(Line(), Line(0, 5.95m, 0.95m, "shipping", null)));

        var outcome = await bench.DeliverAsync(history);

        outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);
        var note = (await bench.Books.InvoicesAsync(LiveBench.Number("ONE"))).ShouldHaveSingleItem();
        (note.Number, note.State, note.Party, note.Currency).ShouldBe((outcome.ForeignId, "posted", "Web shop DE", "EUR"));
        (note.Untaxed, note.Tax, note.Total, note.ToPay).ShouldBe((-80.55m, -15.30m, -95.85m, -95.85m));
        (await bench.Books.LedgerAsync("Sales Invoice", LiveBench.Number("ONE"))).ShouldBe(
        [
            new LiveEntry("4420 - Shipping Income - N", 5.00m, 0m), new LiveEntry("Debtors - N", 0m, 95.85m), new LiveEntry("Sales - N", 75.55m, 0m), new LiveEntry("VAT 19% - N", 15.30m, 0m),
        ]);
        var paper = (await bench.Books.PapersAsync("Sales Invoice", LiveBench.Number("ONE")))[0];
        (paper["posting_date"]!.GetValue<string>(), paper["items"]![0]!["custom_return_reason"]!.GetValue<string>()).ShouldBe((LiveBench.Today.ToString("yyyy-MM-dd", null), "Size"));
    }

    [SkippableFact]
    public async Task Two_rates_of_tax_stand_on_their_own_accounts()
    {
        var bench = await ErpNextBench.OpenAsync();
        var history = LiveBench.History(
            "MIXED",
            Requested(),
            Order(2, 140.40m, 20.40m),
            Credit(Line(1, 119.00m, 19.00m), Line(1, 21.40m, 1.40m, "12", "BOOK-1"), Line(0, 5.95m, 0.95m, "shipping", null)));

        (await bench.DeliverAsync(history)).Answer.ShouldBe("Booked.");

        (await bench.Books.LedgerAsync("Sales Invoice", LiveBench.Number("MIXED"))).ShouldBe(
        [
            new LiveEntry("4420 - Shipping Income - N", 5.00m, 0m), new LiveEntry("Debtors - N", 0m, 146.35m), new LiveEntry("Sales - N", 120.00m, 0m),
            new LiveEntry("VAT 19% - N", 19.95m, 0m), new LiveEntry("VAT 7% - N", 1.40m, 0m),
        ]);
    }

    [SkippableTheory]
    [InlineData("TAX-FREE", "0.00")]
    [InlineData("TAXED", "14.35")]
    public async Task The_tax_template_of_an_item_adds_nothing(string name, string tax)
    {
        var bench = await ErpNextBench.OpenAsync();
        var template = $"{LiveBench.Number(name)} - N";
        await bench.Site.CreateAsync("Item Tax Template", new()
        {
            ["title"] = LiveBench.Number(name),
            ["company"] = bench.Profile.Settings["company"],
            ["taxes"] = new JsonArray(new JsonObject { ["tax_type"] = "VAT 7% - N", ["tax_rate"] = 7 }),
        });
        await bench.Site.CreateAsync("Item", new()
        {
            ["item_code"] = LiveBench.Number(name),
            ["item_group"] = "Products",
            ["stock_uom"] = "Nos",
            ["is_stock_item"] = 1,
            ["taxes"] = new JsonArray(new JsonObject { ["item_tax_template"] = template }),
        });
        var inside = decimal.Parse(tax, null);
        var history = LiveBench.History(name, Requested(), Order(1, 89.90m, inside), Credit(Line(1, 89.90m, inside)));

        (await bench.DeliverAsync(history, bench.ProfileWith("\"JKT-M-BLK\": \"JACKET-M-BLACK\"", $"\"JKT-M-BLK\": \"{LiveBench.Number(name)}\""))).Answer.ShouldBe("Booked.");

        var note = (await bench.Books.InvoicesAsync(LiveBench.Number(name))).ShouldHaveSingleItem();
        (note.State, note.Tax, note.Total).ShouldBe(("posted", -inside, -89.90m));
    }

    private protected override async Task<LiveBench> OpenAsync() => await ErpNextBench.OpenAsync();
}
