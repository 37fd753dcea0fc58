using System.Text.Json.Nodes;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Credit notes against the invoice of their order, and credit notes that bring stock back, in a real ERPNext.</summary>
[Collection("ErpNextLive")]
public class OriginalInvoiceTests
{
    [SkippableFact]
    public async Task A_credit_of_an_order_whose_invoice_is_known_is_made_against_it_and_the_row_that_was_sold()
    {
        var bench = await ErpNextBench.OpenAsync();
        var invoice = await InvoiceAsync(bench, "LINK", units: 2);
        var history = LiveBench.History("LINK", Requested(), Order(), Credit(Line()));

        (await bench.DeliverAsync(history)).Answer.ShouldBe("Booked.");

        var note = (await bench.Books.PapersAsync("Sales Invoice", LiveBench.Number("LINK"))).ShouldHaveSingleItem();
        (note["return_against"]!.GetValue<string>(), note["items"]![0]!["sales_invoice_item"]!.GetValue<string>())
            .ShouldBe((invoice["name"]!.GetValue<string>(), invoice["items"]![0]!["name"]!.GetValue<string>()));
        // Both stay open: who pays what is for the shop's payments to say.
        (ErpNextLedger.Number(note["outstanding_amount"]), ErpNextLedger.Number((await bench.Site.GetAsync("Sales Invoice", invoice["name"]!.GetValue<string>()))["outstanding_amount"]))
            .ShouldBe((-89.90m, 179.80m));
    }

    [SkippableFact]
    public async Task More_units_than_the_invoice_has_are_refused_by_ERPNext_itself()
    {
        var bench = await ErpNextBench.OpenAsync();
        await InvoiceAsync(bench, "OVER", units: 1);
        var outcome = await bench.DeliverAsync(LiveBench.History("OVER", Requested(2), Order(2, 179.80m, 28.70m), Credit(Line(2, 179.80m, 28.70m))));
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "over-return"), outcome.Answer);
    }

    [SkippableTheory]
    // A cent more than the invoice has for a unit, as when an odd cent is shared: no row is named, so nothing is compared.
    [InlineData("DEARER", "89.91", "14.35", 0, true)]
    // The invoice is of the day after: it cannot be what is taken back.
    [InlineData("LATER", "89.90", "14.35", 1, false)]
    public async Task What_ERPNext_would_refuse_to_compare_is_credited_all_the_same(string name, string amount, string tax, int days, bool linked)
    {
        var bench = await ErpNextBench.OpenAsync();
        await InvoiceAsync(bench, name, units: 1, day: LiveBench.Today.AddDays(days));
        var (released, inside) = (decimal.Parse(amount, null), decimal.Parse(tax, null));

        var outcome = await bench.DeliverAsync(LiveBench.History(name, Requested(), Order(1, released, inside), Credit(Line(1, released, inside))));

        outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);
        var note = (await bench.Books.PapersAsync("Sales Invoice", LiveBench.Number(name))).ShouldHaveSingleItem();
        (note["return_against"] is not null, note["items"]![0]!["sales_invoice_item"]).ShouldBe((linked, null));
        ErpNextLedger.Number(note["grand_total"]).ShouldBe(-released);
    }

    [SkippableTheory]
    [InlineData("BACK", false)]
    [InlineData("BACK-LINKED", true)]
    public async Task Where_credit_notes_bring_stock_back_they_do_so_with_shipping_beside_it(string name, bool invoiced)
    {
        var bench = await ErpNextBench.OpenAsync();
        if (invoiced)
        {
            await bench.DeliverAllAsync(LiveBench.History(name + "-STOCK", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection), Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable)));
            await InvoiceAsync(bench, name, units: 1, updateStock: true);
        }

        var history = LiveBench.History(
            name, Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.Sellable), Credit(Line(), Line(0, 5.95m, 0.95m, "shipping", null)));
        var outcome = await bench.DeliverAsync(history, bench.CreditNotesMoveStock);

        outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);
        (await bench.Books.InvoicesAsync(LiveBench.Number(name))).ShouldHaveSingleItem().Total.ShouldBe(-95.85m);
        (await bench.Books.StockAsync("Sales Invoice", LiveBench.Number(name))).Select(m => (m.Item, m.Warehouse, m.Units)).ShouldBe([("JACKET-M-BLACK", "Stores - N", 1m)]);
        (await bench.Books.LedgerAsync("Sales Invoice", LiveBench.Number(name))).ShouldContain(new LiveEntry("4420 - Shipping Income - N", 5.00m, 0m));
        (await bench.Books.PapersAsync("Sales Invoice", LiveBench.Number(name)))[0]["return_against"].ShouldSatisfyAllConditions(r => (r is not null).ShouldBe(invoiced));
    }

    // An invoice as a shop's order import leaves it.
    private static async Task<JsonObject> InvoiceAsync(ErpNextBench bench, string order, int units, bool updateStock = false, DateTimeOffset? day = null)
    {
        var row = new JsonObject { ["item_code"] = "JACKET-M-BLACK", ["qty"] = units, ["rate"] = 75.55m, ["cost_center"] = "Main - N", ["warehouse"] = "Stores - N" };
        var date = (day ?? LiveBench.Today).ToString("yyyy-MM-dd", null);
        var invoice = await bench.Site.CreateAsync("Sales Invoice", new JsonObject
        {
            ["company"] = bench.Profile.Settings["company"],
            ["customer"] = "Web shop DE",
            ["currency"] = "EUR",
            ["po_no"] = LiveBench.Number(order),
            ["posting_date"] = date,
            ["due_date"] = date,
            ["set_posting_time"] = 1,
            ["update_stock"] = updateStock ? 1 : 0,
            ["items"] = new JsonArray(row),
            ["taxes"] = new JsonArray(new JsonObject { ["charge_type"] = "Actual", ["account_head"] = "VAT 19% - N", ["description"] = "VAT", ["tax_amount"] = 14.35m * units, ["cost_center"] = "Main - N" }),
        });
        return await bench.Site.UpdateAsync("Sales Invoice", invoice["name"]!.GetValue<string>(), new JsonObject { ["docstatus"] = 1 });
    }
}
