using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>Credit memos as posted credit notes in a real ERP.</summary>
public abstract class LiveCreditContract : LiveContract
{
    [SkippableFact]
    public async Task A_refund_becomes_a_posted_credit_note_to_the_cent()
    {
        var bench = await OpenAsync();
        var history = LiveBench.History("CN-ONE", Requested(), Order(), Credit(Line()));

        var outcome = await bench.DeliverAsync(history);

        outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);
        var note = await NoteAsync(bench, "CN-ONE");
        (note.Type, note.State, note.Party, note.Currency).ShouldBe(("out", "posted", bench.Names.Customer, "EUR"));
        (note.Untaxed, note.Tax, note.Total).ShouldBe((-75.55m, -14.35m, -89.90m));
        note.Number.ShouldNotBeNull().ShouldStartWith(bench.Names.NotePrefix);
        outcome.ForeignId.ShouldBe(note.Number);
        note.Lines.ShouldBe([bench.OneJacket]);
        note.Taxes.ShouldBe([bench.Tax(bench.Names.Tax19, -75.55m, -14.35m)]);
    }

    [SkippableTheory]
    // Three units over 100.00: 33.33 each and one cent more on the first, its tax shared alike.
    [InlineData("CN-ODD", 3, "100.00", "15.97", 2)]
    // Two of three at 19.99 with tax in the price: 19 % of the net is 6.39, but 6.38 was released.
    [InlineData("CN-GROSS", 2, "39.98", "6.38", 1)]
    [InlineData("CN-CENT", 7, "0.07", "0.01", 2)]
    // A platform that rounds tax by unit: 10 × 0.16 where 19 % of the net would be 1.56.
    [InlineData("CN-UNITS", 10, "9.80", "1.60", 1)]
    public async Task The_total_and_its_tax_are_what_was_released_however_they_divide(string name, int quantity, string amount, string tax, int lines)
    {
        var (released, inside) = (decimal.Parse(amount, null), decimal.Parse(tax, null));
        var bench = await OpenAsync();
        var history = LiveBench.History(name, Requested(quantity), Order(quantity, released, inside), Credit(Line(quantity, released, inside)));

        (await bench.DeliverAsync(history)).Answer.ShouldBe("Booked.");

        var note = await NoteAsync(bench, name);
        (note.State, note.Total, note.Tax, note.ToPay).ShouldBe(("posted", -released, -inside, -released));
        note.Taxes.Select(t => (t.Tax, t.Amount)).ShouldBe([(bench.Names.Tax19, -inside)]);
        note.Lines.Count.ShouldBe(lines);
        note.Lines.Sum(l => l.Quantity).ShouldBe(-quantity);
    }

    [SkippableFact]
    public async Task Two_rates_of_tax_and_shipping_stand_apart()
    {
        var bench = await OpenAsync();
        var names = bench.Names;
        var history = LiveBench.History(
            "CN-MIXED",
            Requested(),
            Order(2, 140.40m, 20.40m),
            Credit(Line(1, 119.00m, 19.00m), Line(1, 21.40m, 1.40m, "12", "BOOK-1"), Line(0, 5.95m, 0.95m, "shipping", null)));

        (await bench.DeliverAsync(history)).Answer.ShouldBe("Booked.");

        var note = await NoteAsync(bench, "CN-MIXED");
        (note.State, note.Untaxed, note.Tax, note.Total).ShouldBe(("posted", -125.00m, -21.35m, -146.35m));
        note.Lines.Select(l => (l.Product, l.Account, l.Amount)).ShouldBe([(names.Jacket, names.Sales, -100.00m), ("BOOK-1", names.Sales, -20.00m), (null, names.Shipping, -5.00m)]);
        note.Taxes.OrderBy(t => t.Tax, StringComparer.Ordinal).ShouldBe([bench.Tax(names.Tax19, -105.00m, -19.95m), bench.Tax(names.Tax7, -20.00m, -1.40m)]);
    }

    [SkippableTheory]
    [InlineData("CN-CREDIT", Resolution.StoreCredit, CreditOrigin.Entitlement, "89.90 EUR: StoreCredit")]
    [InlineData("CN-EXCHANGE", Resolution.Exchange, CreditOrigin.Entitlement, "89.90 EUR: Exchange")]
    [InlineData("CN-PAID", Resolution.OriginalPayment, CreditOrigin.PlatformRefund, "89.90 EUR: OriginalPayment, paid by the shop")]
    public async Task No_credit_note_is_paid_or_balanced_by_the_hub(string name, Resolution method, CreditOrigin origin, string settled)
    {
        var bench = await OpenAsync();
        var credit = Credit(Line()) with { Origin = origin, Settlement = new CreditSettlement { Parts = [new SettlementPart(method, Euro(89.90m))] } };
        var history = LiveBench.History(name, Requested(), Order(), credit);

        (await bench.DeliverAsync(history)).Answer.ShouldBe("Booked.");

        var note = await NoteAsync(bench, name);
        (note.State, note.ToPay, note.Comment).ShouldBe(("posted", -89.90m, bench.Comment(history[0].ReturnId, LiveBench.Number(name), settled)));
    }

    [SkippableFact]
    public async Task Delivered_again_it_is_the_same_credit_note()
    {
        var bench = await OpenAsync();
        var history = LiveBench.History("CN-TWICE", Requested(), Order(), Credit(Line()));

        var first = await bench.DeliverAsync(history);
        var second = await bench.DeliverAsync(history);

        (second.Kind, second.ForeignId).ShouldBe((OutcomeKind.Confirmed, first.ForeignId));
        await NoteAsync(bench, "CN-TWICE");
    }

    private static async Task<Invoice> NoteAsync(LiveBench bench, string name) =>
        (await bench.Ledger.InvoicesAsync(LiveBench.Number(name))).ShouldHaveSingleItem();
}
