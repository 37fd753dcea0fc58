using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>Journal entries and claims in a real ERP's general ledger.</summary>
public abstract class LiveJournalContract : LiveContract
{
    [SkippableFact]
    public async Task An_entry_and_what_takes_it_back_cancel_out()
    {
        var bench = await OpenAsync();
        var (one, two) = (LiveBench.Number("JE-CANCEL-1"), LiveBench.Number("JE-CANCEL-2"));
        var entered = LiveStories.Entered(one, (JournalAccount.Inventory, 32.00m, 0m), (JournalAccount.CostOfGoodsSold, 0m, 32.00m));
        var reversal = LiveStories.Entered(two, (JournalAccount.Inventory, 0m, 32.00m), (JournalAccount.CostOfGoodsSold, 32.00m, 0m)) with { Reverses = one };
        var history = LiveBench.History("JE-CANCEL", Requested(), entered, reversal);

        foreach (var outcome in await bench.DeliverAllAsync(history, bench.EveryJournal)) outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);

        var first = (await bench.Ledger.EntriesAsync(one)).ShouldHaveSingleItem();
        (first.State, first.Journal).ShouldBe(("posted", bench.Names.Journal));
        var says = bench.EntryText(history[0].ReturnId);
        first.Lines.ShouldBe([new EntryLine(bench.Names.Inventory, 32.00m, 0m, says), new EntryLine(bench.Names.CostOfGoodsSold, 0m, 32.00m, says)], ignoreOrder: true);
        var second = (await bench.Ledger.EntriesAsync(two)).ShouldHaveSingleItem();
        second.Lines.ShouldAllBe(l => l.Description == bench.EntryText(history[0].ReturnId, one));
        first.Lines.Concat(second.Lines).GroupBy(l => l.Account).ShouldAllBe(a => a.Sum(l => l.Debit - l.Credit) == 0m);
    }

    [SkippableFact]
    public async Task Delivered_again_it_is_the_same_entry()
    {
        var bench = await OpenAsync();
        var number = LiveBench.Number("JE-TWICE-1");
        var history = LiveBench.History("JE-TWICE", Requested(), LiveStories.Entered(number, (JournalAccount.DestructionExpense, 18.00m, 0m), (JournalAccount.Inventory, 0m, 18.00m)));

        var first = await bench.DeliverAsync(history, bench.EveryJournal);
        var second = await bench.DeliverAsync(history, bench.EveryJournal);

        first.Kind.ShouldBe(OutcomeKind.Confirmed, first.Answer);
        second.ForeignId.ShouldBe(first.ForeignId);
        (await bench.Ledger.EntriesAsync(number)).ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task An_entry_in_another_currency_than_the_books_is_told_and_not_booked()
    {
        var bench = await OpenAsync();
        var usd = new Currency("USD");
        var entry = LiveStories.Entered(LiveBench.Number("JE-USD-1")) with
        {
            Lines = [new JournalLine(JournalAccount.Inventory, new Money(6.20m, usd), new Money(0, usd)), new JournalLine(JournalAccount.CostOfGoodsSold, new Money(0, usd), new Money(6.20m, usd))],
        };

        var outcome = await bench.DeliverAsync(LiveBench.History("JE-USD", Requested(), entry), bench.EveryJournal);

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, bench.Names.OtherCurrency));
        (await bench.Ledger.EntriesAsync(LiveBench.Number("JE-USD-1"))).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_claim_is_open_against_the_vendor_on_the_account_of_claims()
    {
        var bench = await OpenAsync();
        var number = LiveBench.Number("VC-1");

        var outcome = await bench.DeliverAsync(LiveStories.Claim("VC", number, LiveBench.Today));

        outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);
        var claim = (await bench.Ledger.InvoicesAsync(number)).ShouldHaveSingleItem();
        (claim.Type, claim.State, claim.Party).ShouldBe(("in", "posted", bench.Names.Vendor));
        (claim.Total, claim.Tax, claim.ToPay).ShouldBe((-20.51m, 0m, -20.51m));
        claim.Lines.ShouldBe([bench.ClaimRow]);
    }
}
