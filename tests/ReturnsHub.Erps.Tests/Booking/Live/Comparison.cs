using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>Reads back what a real ERP holds and compares it with what was decided, to the cent and the unit. Its books are in EUR.</summary>
internal static class Comparison
{
    /// <summary>Compares every document of a history; how many there were.</summary>
    public static async Task<int> CompareAsync(LiveBench bench, IReadOnlyList<RecordedEvent> history, DocumentKind books, string? profile = null)
    {
        var read = ProfileReader.Read(profile ?? bench.ProfileText).Profile!;
        var count = 0;
        foreach (var credit in history.Select(e => e.Data).OfType<CreditReleased>()) await CompareAsync(bench, credit);
        for (var i = 1; i <= history.Count; i++)
        {
            foreach (var document in Bookings.Of([.. history.Take(i)], read, books).Documents)
            {
                await CompareAsync(bench, document);
                count++;
            }
        }

        return count;
    }

    private static async Task CompareAsync(LiveBench bench, CreditReleased credit)
    {
        var note = (await bench.Ledger.InvoicesAsync(credit.DocumentNumber)).ShouldHaveSingleItem();
        (note.Type, note.State, note.Currency, note.Total).ShouldBe(("out", "posted", credit.Amount.Currency.Code, -credit.Amount.Amount));
        note.Tax.ShouldBe(-credit.Lines.Sum(l => l.Tax.Amount));
        note.ToPay.ShouldBe(-credit.Amount.Amount);
    }

    private static async Task CompareAsync(LiveBench bench, ErpDocument document)
    {
        switch (document)
        {
            case StockMoveDocument move:
                (await bench.Ledger.MovesAsync(move.Number))
                    .ShouldBe([new StockMove("done", "done", move.Item, move.Quantity, move.FromLocation ?? bench.Outside.Customers, move.ToLocation ?? bench.Outside.Gone)]);
                break;
            case JournalDocument entry when entry.Lines[0].Debit.Currency.Code == "EUR":
                var booked = (await bench.Ledger.EntriesAsync(entry.Number)).ShouldHaveSingleItem();
                booked.State.ShouldBe("posted");
                booked.Lines.Select(l => (l.Account, l.Debit, l.Credit)).ShouldBe(entry.Lines.Select(l => (l.Account, l.Debit.Amount, l.Credit.Amount)), ignoreOrder: true);
                break;
            case JournalDocument entry:
                (await bench.Ledger.EntriesAsync(entry.Number)).ShouldBeEmpty();
                break;
            case VendorClaimDocument claim:
                var invoice = (await bench.Ledger.InvoicesAsync(claim.Number)).ShouldHaveSingleItem();
                (invoice.Type, invoice.State, invoice.Party, invoice.Total).ShouldBe(("in", "posted", claim.Vendor, -claim.Amount.Amount));
                break;
        }
    }
}
