using System.Text.Json.Nodes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Credit memos as submitted credit notes in a real ERPNext.</summary>
[Collection("ErpNextLive")]
public class CreditNoteTests
{
    [SkippableFact]
    public async Task A_refund_becomes_a_submitted_credit_note_in_the_ledger_to_the_cent()
    {
        var bench = await LiveBench.OpenAsync();
        var history = LiveBench.History("ONE", Requested(), Order(), Credit(Line(), Line(0, 5.95m, 0.95m, "shipping", null)));

        var outcome = await bench.DeliverAsync(history);

        outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);
        var note = (await bench.Books.InvoicesAsync(LiveBench.Number("ONE"))).ShouldHaveSingleItem();
        note.ShouldBe(new LiveInvoice(outcome.ForeignId!, 1, "Web shop DE", "EUR", -80.55m, -15.30m, -95.85m, -95.85m));
        (await bench.Books.LedgerAsync("Sales Invoice", LiveBench.Number("ONE"))).ShouldBe(
        [
            new LiveEntry("4420 - Shipping Income - N", 5.00m, 0m), new LiveEntry("Debtors - N", 0m, 95.85m), new LiveEntry("Sales - N", 75.55m, 0m), new LiveEntry("VAT 19% - N", 15.30m, 0m),
        ]);
        var paper = (await bench.Books.PapersAsync("Sales Invoice", LiveBench.Number("ONE")))[0];
        (paper["posting_date"]!.GetValue<string>(), paper["items"]![0]!["custom_return_reason"]!.GetValue<string>()).ShouldBe((LiveBench.Today.ToString("yyyy-MM-dd", null), "Size"));
    }

    [SkippableTheory]
    // Three units over 100.00: 33.33 each and one cent more on the first, its tax shared alike.
    [InlineData("ODD", 3, "100.00", "15.97")]
    // Two of three at 19.99 with tax in the price: 19 % of the net is 6.39, but 6.38 was released.
    [InlineData("GROSS", 2, "39.98", "6.38")]
    [InlineData("CENT", 7, "0.07", "0.01")]
    // A platform that rounds tax by unit: 10 × 0.16 where 19 % of the net would be 1.56.
    [InlineData("UNITS", 10, "9.80", "1.60")]
    public async Task The_total_and_its_tax_are_what_was_released_however_they_divide(string name, int quantity, string amount, string tax)
    {
        var (released, inside) = (decimal.Parse(amount, null), decimal.Parse(tax, null));
        var bench = await LiveBench.OpenAsync();
        var history = LiveBench.History(name, Requested(quantity), Order(quantity, released, inside), Credit(Line(quantity, released, inside)));

        (await bench.DeliverAsync(history)).Answer.ShouldBe("Booked.");

        var note = (await bench.Books.InvoicesAsync(LiveBench.Number(name))).ShouldHaveSingleItem();
        (note.Status, note.Total, note.Tax, note.Open).ShouldBe((1, -released, -inside, -released));
        (await bench.Books.PapersAsync("Sales Invoice", LiveBench.Number(name)))[0]["items"]!.AsArray().Sum(r => LiveBooks.Number(r!["qty"])).ShouldBe(-quantity);
        (await bench.Books.LedgerAsync("Sales Invoice", LiveBench.Number(name))).ShouldContain(new LiveEntry("VAT 19% - N", inside, 0m));
    }

    [SkippableFact]
    public async Task Two_rates_of_tax_stand_on_their_own_accounts()
    {
        var bench = await LiveBench.OpenAsync();
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
        var bench = await LiveBench.OpenAsync();
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

        (await bench.DeliverAsync(history, bench.With("\"JKT-M-BLK\": \"JACKET-M-BLACK\"", $"\"JKT-M-BLK\": \"{LiveBench.Number(name)}\""))).Answer.ShouldBe("Booked.");

        var note = (await bench.Books.InvoicesAsync(LiveBench.Number(name))).ShouldHaveSingleItem();
        (note.Status, note.Tax, note.Total).ShouldBe((1, -inside, -89.90m));
    }

    [SkippableTheory]
    [InlineData("STORE-CREDIT", Resolution.StoreCredit, CreditOrigin.Entitlement)]
    [InlineData("EXCHANGE", Resolution.Exchange, CreditOrigin.Entitlement)]
    [InlineData("PAID", Resolution.OriginalPayment, CreditOrigin.PlatformRefund)]
    public async Task No_credit_note_is_paid_or_balanced_by_the_hub(string name, Resolution method, CreditOrigin origin)
    {
        var bench = await LiveBench.OpenAsync();
        var credit = Credit(Line()) with { Origin = origin, Settlement = new CreditSettlement { Parts = [new SettlementPart(method, Euro(89.90m))] } };

        (await bench.DeliverAsync(LiveBench.History(name, Requested(), Order(), credit))).Answer.ShouldBe("Booked.");

        (await bench.Books.InvoicesAsync(LiveBench.Number(name))).ShouldHaveSingleItem().Open.ShouldBe(-89.90m);
    }
}
