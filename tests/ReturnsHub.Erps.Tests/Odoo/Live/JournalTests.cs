using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>Journal entries and claims as posted moves in a real Odoo's general ledger.</summary>
[Collection("Odoo")]
public class JournalTests
{
    [SkippableFact]
    public async Task An_entry_and_what_takes_it_back_cancel_out()
    {
        var bench = await OdooBench.OpenAsync();
        var entered = Entered("JE-CANCEL-1", (JournalAccount.Inventory, 32.00m, 0m), (JournalAccount.CostOfGoodsSold, 0m, 32.00m));
        var reversal = Entered("JE-CANCEL-2", (JournalAccount.Inventory, 0m, 32.00m), (JournalAccount.CostOfGoodsSold, 32.00m, 0m)) with { Reverses = "JE-CANCEL-1" };

        foreach (var outcome in await bench.DeliverAllAsync(LiveBench.History("JE-CANCEL", Requested(), entered, reversal)))
            outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);

        var first = (await bench.Books.EntriesAsync("JE-CANCEL-1")).ShouldHaveSingleItem();
        (first.State, first.Journal).ShouldBe(("posted", "MISC"));
        first.Lines.Select(l => (l.Account, l.Debit, l.Credit)).ShouldBe([("110100", 32.00m, 0m), ("500000", 0m, 32.00m)], ignoreOrder: true);
        var second = (await bench.Books.EntriesAsync("JE-CANCEL-2")).ShouldHaveSingleItem();
        second.Lines.ShouldAllBe(l => l.Description!.Contains("takes back JE-CANCEL-1"));
        first.Lines.Concat(second.Lines).GroupBy(l => l.Account).ShouldAllBe(a => a.Sum(l => l.Debit - l.Credit) == 0m);
    }

    [SkippableFact]
    public async Task Delivered_again_it_is_the_same_entry()
    {
        var bench = await OdooBench.OpenAsync();
        var history = LiveBench.History("JE-TWICE", Requested(), Entered("JE-TWICE-1", (JournalAccount.DestructionExpense, 18.00m, 0m), (JournalAccount.Inventory, 0m, 18.00m)));

        var first = await bench.DeliverAsync(history);
        var second = await bench.DeliverAsync(history);

        first.Kind.ShouldBe(OutcomeKind.Confirmed, first.Answer);
        second.ForeignId.ShouldBe(first.ForeignId);
        (await bench.Books.EntriesAsync("JE-TWICE-1")).ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task A_claim_is_open_against_the_vendor_on_the_account_of_claims_on_its_day()
    {
        var bench = await OdooBench.OpenAsync();
        var day = LiveBench.Today.AddDays(-40);
        var claim = new ClaimSubmitted { ClaimId = "cl-1", DocumentNumber = "VC-LIVE-1", Quantity = 2, Amount = Euro(34.00m), By = Actor.Hub, At = day };
        var opened = new ClaimOpened { ClaimId = "cl-1", Against = Fault.Vendor, Party = "ACME", LineId = "L1", Quantity = 2, Reason = ReasonCode.Defective, Decision = Trace };

        (await bench.DeliverAllAsync(LiveBench.History("VC-LIVE", day, Requested(2), Order(2), opened, claim)))[^1].Answer.ShouldBe("Booked.");

        var booked = (await bench.Books.InvoicesAsync("VC-LIVE-1")).ShouldHaveSingleItem();
        (booked.Type, booked.State, booked.Party, booked.Total, booked.Tax, booked.ToPay).ShouldBe(("in", "posted", "V-ACME", -34.00m, 0m, -34.00m));
        booked.Lines.Select(l => (l.Account, l.Amount)).ShouldBe([("121500", -34.00m)]);
        (await bench.Books.DatesAsync("VC-LIVE-1")).ShouldBe((DateOnly.FromDateTime(day.UtcDateTime), DateOnly.FromDateTime(day.UtcDateTime)));
    }

    private static JournalEntered Entered(string number, params (JournalAccount Account, decimal Debit, decimal Credit)[] lines) => new()
    {
        EntryNumber = number,
        Units = "u1",
        LineId = "L1",
        Sku = new Sku("JKT-M-BLK"),
        Quantity = 1,
        Disposition = Disposition.Restock,
        Lines = [.. lines.Select(l => new JournalLine(l.Account, Euro(l.Debit), Euro(l.Credit)))],
        Decision = Trace,
    };
}
