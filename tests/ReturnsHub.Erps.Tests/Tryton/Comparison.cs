using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Tryton;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Reads back what Tryton holds and compares it with what was decided, to the cent.</summary>
internal static class Comparison
{
    public static async Task CompareAsync(TrytonBench bench, CreditReleased credit)
    {
        var note = (await bench.Books.InvoicesAsync(credit.DocumentNumber)).ShouldHaveSingleItem();
        (note.Type, note.State, note.Currency, note.Total).ShouldBe(("out", "posted", credit.Amount.Currency.Code, -credit.Amount.Amount));
        note.Tax.ShouldBe(-credit.Lines.Sum(l => l.Tax.Amount));
        note.ToPay.ShouldBe(-credit.Amount.Amount);
    }

    public static async Task CompareAsync(TrytonBench bench, ErpDocument document)
    {
        switch (document)
        {
            case StockMoveDocument move:
                (await bench.Books.MovesAsync(TrytonStock.Reference(move)))
                    .ShouldBe([new StockMove("done", "done", move.Item, move.Quantity, move.FromLocation ?? "CUS", move.ToLocation ?? "RET-GONE")]);
                break;
            case JournalDocument entry when entry.Lines[0].Debit.Currency.Code == "EUR":
                var booked = (await bench.Books.EntriesAsync(entry.Number)).ShouldHaveSingleItem();
                booked.State.ShouldBe("posted");
                booked.Lines.Select(l => (l.Account, l.Debit, l.Credit)).ShouldBe(entry.Lines.Select(l => (l.Account, l.Debit.Amount, l.Credit.Amount)), ignoreOrder: true);
                break;
            case JournalDocument entry:
                (await bench.Books.EntriesAsync(entry.Number)).ShouldBeEmpty();
                break;
            case VendorClaimDocument claim:
                var invoice = (await bench.Books.InvoicesAsync(claim.Number)).ShouldHaveSingleItem();
                (invoice.Type, invoice.State, invoice.Party, invoice.Total).ShouldBe(("in", "posted", claim.Vendor, -claim.Amount.Amount));
                break;
        }
    }
}
