using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Journal entries as posted moves in a real Tryton's general ledger.</summary>
[Collection("Tryton")]
public class JournalTests
{
    [SkippableFact]
    public async Task An_entry_and_what_takes_it_back_cancel_out()
    {
        var bench = await TrytonBench.OpenAsync();
        var entered = Entered("JE-CANCEL-1", (JournalAccount.Inventory, 32.00m, 0m), (JournalAccount.CostOfGoodsSold, 0m, 32.00m));
        var reversal = Entered("JE-CANCEL-2", (JournalAccount.Inventory, 0m, 32.00m), (JournalAccount.CostOfGoodsSold, 32.00m, 0m)) with { Reverses = "JE-CANCEL-1" };

        foreach (var outcome in await bench.DeliverAllAsync(TrytonBench.History("JE-CANCEL", Requested(), entered, reversal)))
            outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);

        var first = (await bench.Books.EntriesAsync("JE-CANCEL-1")).ShouldHaveSingleItem();
        (first.State, first.Journal).ShouldBe(("posted", "RET"));
        first.Lines.OrderBy(l => l.Account, StringComparer.Ordinal)
            .ShouldBe([new EntryLine("1500", 32.00m, 0m, "Restock of 1 × JKT-M-BLK"), new EntryLine("5100", 0m, 32.00m, "Restock of 1 × JKT-M-BLK")]);
        var second = (await bench.Books.EntriesAsync("JE-CANCEL-2")).ShouldHaveSingleItem();
        second.Lines.ShouldAllBe(l => l.Description == "Restock of 1 × JKT-M-BLK, takes back JE-CANCEL-1");
        first.Lines.Concat(second.Lines).GroupBy(l => l.Account).ShouldAllBe(a => a.Sum(l => l.Debit - l.Credit) == 0m);
    }

    [SkippableFact]
    public async Task Delivered_again_it_is_the_same_entry()
    {
        var bench = await TrytonBench.OpenAsync();
        var history = TrytonBench.History("JE-TWICE", Requested(), Entered("JE-TWICE-1", (JournalAccount.DestructionExpense, 18.00m, 0m), (JournalAccount.Inventory, 0m, 18.00m)));

        var first = await bench.DeliverAsync(history);
        var second = await bench.DeliverAsync(history);

        first.Kind.ShouldBe(OutcomeKind.Confirmed, first.Answer);
        second.ForeignId.ShouldBe(first.ForeignId);
        (await bench.Books.EntriesAsync("JE-TWICE-1")).ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task An_entry_in_another_currency_than_the_books_is_told_and_not_booked()
    {
        var bench = await TrytonBench.OpenAsync();
        var usd = new Currency("USD");
        var entry = Entered("JE-USD-1") with
        {
            Lines = [new JournalLine(JournalAccount.Inventory, new Money(6.20m, usd), new Money(0, usd)), new JournalLine(JournalAccount.CostOfGoodsSold, new Money(0, usd), new Money(6.20m, usd))],
        };

        var outcome = await bench.DeliverAsync(TrytonBench.History("JE-USD", Requested(), entry));

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "other-currency"));
        (await bench.Books.EntriesAsync("JE-USD-1")).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_claim_becomes_a_posted_credit_note_of_the_vendor()
    {
        var bench = await TrytonBench.OpenAsync();
        var opened = new ClaimOpened { ClaimId = "CL-1", LineId = "L1", Against = Fault.Vendor, Party = "Lumen Works", Quantity = 2, Reason = ReasonCode.Defective, Decision = Trace };
        var history = TrytonBench.History("CLAIM", Requested(2), Order(2), opened, new ClaimSubmitted { ClaimId = "CL-1", DocumentNumber = "VC-CLAIM-1", Quantity = 2, Amount = Euro(20.51m), By = Actor.Hub, At = TrytonBench.Today });

        var outcome = await bench.DeliverAsync(history);

        outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);
        var claim = (await bench.Books.InvoicesAsync("VC-CLAIM-1")).ShouldHaveSingleItem();
        (claim.Type, claim.State, claim.Party, claim.Total).ShouldBe(("in", "posted", "LUMEN", -20.51m));
        claim.Lines.ShouldBe([new InvoiceLine(null, "1550", -1, 20.51m, -20.51m, null)]);
    }

    private static JournalEntered Entered(string number, params (JournalAccount Account, decimal Debit, decimal Credit)[] lines) => new()
    {
        EntryNumber = number,
        Units = "1",
        Decision = Trace,
        LineId = "L1",
        Sku = new Sku("JKT-M-BLK"),
        Quantity = 1,
        Disposition = Disposition.Restock,
        Lines = [.. lines.Select(l => new JournalLine(l.Account, Euro(l.Debit), Euro(l.Credit)))],
    };
}
