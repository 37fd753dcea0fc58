using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>Credit memos as posted credit notes in a real Odoo.</summary>
[Collection("Odoo")]
public class CreditNoteTests : LiveCreditContract
{
    [SkippableTheory]
    [InlineData("GLOBAL", "round_globally", true)]
    [InlineData("LINE", "round_per_line", true)]
    // Taxes on top: the same amounts, whatever Odoo would have made of 19 %.
    [InlineData("NET-GLOBAL", "round_globally", false)]
    [InlineData("NET-LINE", "round_per_line", false)]
    public async Task The_total_and_its_tax_are_what_was_released_however_Odoo_rounds(string name, string rounding, bool included)
    {
        var bench = await OdooBench.OpenAsync();
        await bench.Admin.WriteAsync("res.company", bench.Company, new() { ["tax_calculation_rounding_method"] = rounding });
        var profile = included ? bench.ProfileText : bench.ProfileWith("\"pricesIncludeTax\": true", "\"pricesIncludeTax\": false").Replace("19% included", "19% on top", StringComparison.Ordinal);
        if (!included) await bench.Admin.HaveAsync("account.tax", "name", "19% on top", new() { ["type_tax_use"] = "sale", ["amount"] = 19, ["price_include_override"] = "tax_excluded", ["company_id"] = bench.Company });
        // Three units over 100.00; two at 19.99 where 19 % of the net would be 6.39; seven cents; a platform that rounds tax by unit.
        (int Quantity, decimal Amount, decimal Tax)[] released = [(3, 100.00m, 15.97m), (2, 39.98m, 6.38m), (7, 0.07m, 0.01m), (10, 9.80m, 1.60m)];
        foreach (var (quantity, amount, tax) in released)
        {
            var history = LiveBench.History($"CN-{name}-{quantity}", Requested(quantity), Order(quantity, amount, tax), Credit(Line(quantity, amount, tax)));

            (await bench.DeliverAsync(history, profile)).Answer.ShouldBe("Booked.");

            var note = (await bench.Books.InvoicesAsync(LiveBench.Number($"CN-{name}-{quantity}"))).ShouldHaveSingleItem();
            (note.State, note.Total, note.Tax).ShouldBe(("posted", -amount, -tax));
            note.Lines.Sum(l => l.Quantity).ShouldBe(-quantity);
        }
    }

    [SkippableFact]
    public async Task A_reason_stands_in_the_field_that_was_made_for_it()
    {
        var bench = await OdooBench.OpenAsync();
        if (await bench.Admin.FindAsync("ir.model.fields", OdooCalls.Is("model", "account.move.line"), OdooCalls.Is("name", "x_return_reason")) is null)
        {
            var model = await bench.Admin.FindAsync("ir.model", OdooCalls.Is("model", "account.move.line"));
            await bench.Admin.CreateAsync("ir.model.fields", new() { ["model_id"] = model, ["name"] = "x_return_reason", ["field_description"] = "Reason of the return", ["ttype"] = "char" });
        }

        var profile = bench.ProfileWith("\"entryJournal\"", "\"reasonField\": \"x_return_reason\", \"entryJournal\"");
        (await bench.DeliverAsync(LiveBench.History("CN-REASON", Requested(), Order(), Credit(Line())), profile)).Answer.ShouldBe("Booked.");

        (await bench.Admin.SearchAsync("account.move.line", [OdooCalls.Is("move_id.ref", LiveBench.Number("CN-REASON")), OdooCalls.Is("display_type", "product")], "x_return_reason"))
            .ShouldHaveSingleItem()["x_return_reason"]!.GetValue<string>().ShouldBe("Size");
    }

    [SkippableFact]
    public async Task Two_documents_of_one_number_are_shown_to_people_and_so_is_a_cancelled_one()
    {
        var bench = await OdooBench.OpenAsync();
        var history = LiveBench.History("CN-COPY", Requested(), Order(), Credit(Line()));
        (await bench.DeliverAsync(history)).Kind.ShouldBe(OutcomeKind.Confirmed);
        var id = await bench.Admin.FindAsync("account.move", OdooCalls.Is("ref", LiveBench.Number("CN-COPY"))) ?? 0;

        var copy = (await bench.Admin.CallAsync("account.move", "copy", new JsonObject { ["ids"] = new JsonArray(id), ["default"] = new JsonObject { ["ref"] = LiveBench.Number("CN-COPY") } }))![0]!.GetValue<int>();
        (await bench.DeliverAsync(history)).Category.ShouldBe("found-twice");
        await bench.Admin.CallAsync("account.move", "unlink", copy);
        await bench.Admin.CallAsync("account.move", "button_draft", id);
        await bench.Admin.CallAsync("account.move", "button_cancel", id);
        (await bench.DeliverAsync(history)).Category.ShouldBe("cancelled");

        (await bench.Books.InvoicesAsync(LiveBench.Number("CN-COPY"))).ShouldHaveSingleItem().State.ShouldBe("cancel");
    }

    private protected override async Task<LiveBench> OpenAsync() => await OdooBench.OpenAsync();
}
