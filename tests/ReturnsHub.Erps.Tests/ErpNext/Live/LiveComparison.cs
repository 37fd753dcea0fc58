using ReturnsHub.Erps.Booking.Documents;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Reads back what a real ERPNext holds and compares it with what was to be booked, to the cent and the unit.</summary>
internal static class LiveComparison
{
    // What the set-up's company books rows on that name no account of their own.
    private const string Sales = "Sales - N";
    private const string Receivables = "Debtors - N";
    private const string Payables = "Creditors - N";
    private const string Stock = "Stock In Hand - N";

    public static Task CompareAsync(ErpNextBench bench, ErpDocument document) => document switch
    {
        CreditMemoDocument memo => CompareAsync(bench, memo),
        StockMoveDocument move => CompareAsync(bench, move),
        JournalDocument entry => CompareAsync(bench, entry),
        VendorClaimDocument claim => CompareAsync(bench, claim),
        _ => throw new ArgumentOutOfRangeException(nameof(document)),
    };

    public static async Task CompareAsync(ErpNextBench bench, CreditMemoDocument memo)
    {
        var note = (await bench.Books.InvoicesAsync(memo.Number)).ShouldHaveSingleItem();
        (note.State, note.Party, note.Currency).ShouldBe(("posted", memo.Customer, memo.Total.Currency.Code));
        (note.Untaxed, note.Tax, note.Total, note.ToPay).ShouldBe((-(memo.Total - memo.Tax).Amount, -memo.Tax.Amount, -memo.Total.Amount, -memo.Total.Amount));
        var ledger = await bench.Books.LedgerAsync("Sales Invoice", memo.Number);
        ledger.Sum(e => e.Debit).ShouldBe(ledger.Sum(e => e.Credit));
        if (memo.Total.Currency.Code != "EUR") return;
        // Stock that comes back with the credit note is posted beside the money.
        ledger.Where(e => e.Account != Stock && !e.Account.Contains("Cost of Goods Sold", StringComparison.Ordinal)).ShouldBe(
            Entries([.. Debits(memo), (Receivables, -memo.Total.Amount)]));
        (await bench.Books.StockAsync("Sales Invoice", memo.Number)).Select(m => (m.Item, m.Warehouse, m.Units)).ShouldBe(
            memo.Lines.Where(l => l.Location is not null).Select(l => (l.Item!, l.Location!, (decimal)l.Quantity)), ignoreOrder: true);
    }

    private static IEnumerable<(string Account, decimal Amount)> Debits(CreditMemoDocument memo) =>
    [
        .. memo.Lines.Select(l => (l.Account ?? Sales, l.Quantity * l.UnitNet.Amount)),
        .. memo.Lines.Where(l => l.TaxCode is not null).Select(l => (l.TaxCode!, l.Quantity * l.UnitTax.Amount)),
    ];

    private static async Task CompareAsync(ErpNextBench bench, StockMoveDocument move)
    {
        var moved = await bench.Books.StockAsync("Stock Entry", move.Number);
        moved.Select(m => (m.Item, m.Warehouse, m.Units)).ShouldBe(
            new[] { (move.FromLocation, (decimal)-move.Quantity), (move.ToLocation, (decimal)move.Quantity) }.Where(m => m.Item1 is not null).Select(m => (move.Item, m.Item1!, m.Item2)));
        var worth = moved.Sum(m => m.Value);
        if (move.FromLocation is null && move.UnitCost is { } cost && cost.Currency.Code == "EUR") worth.ShouldBe(move.Quantity * cost.Amount);
        // What comes in or leaves is worth something to the general ledger; what changes its place is not.
        (await bench.Books.LedgerAsync("Stock Entry", move.Number)).ShouldBe(
            move.FromLocation is null || move.ToLocation is null ? Entries((Stock, worth), (bench.Profile.Settings["differenceAccount"], -worth)) : []);
    }

    private static async Task CompareAsync(ErpNextBench bench, JournalDocument entry)
    {
        if (entry.Lines[0].Debit.Currency.Code != "EUR")
        {
            (await bench.Books.PapersAsync("Journal Entry", entry.Number)).ShouldBeEmpty();
            return;
        }

        (await bench.Books.LedgerAsync("Journal Entry", entry.Number)).ShouldBe(Entries([.. entry.Lines.Select(l => (l.Account, (l.Debit - l.Credit).Amount))]));
    }

    private static async Task CompareAsync(ErpNextBench bench, VendorClaimDocument claim)
    {
        var note = (await bench.Books.InvoicesAsync(claim.Number)).ShouldHaveSingleItem();
        (note.Type, note.State, note.Party, note.Currency, note.Tax, note.Total).ShouldBe(("in", "posted", claim.Vendor, claim.Amount.Currency.Code, 0m, -claim.Amount.Amount));
        (await bench.Books.LedgerAsync("Purchase Invoice", claim.Number)).ShouldBe(Entries((claim.Account, -claim.Amount.Amount), (Payables, claim.Amount.Amount)));
    }

    /// <summary>Entries by account: debit above zero, credit below.</summary>
    private static IReadOnlyList<LiveEntry> Entries(params (string Account, decimal Amount)[] amounts) =>
    [
        .. amounts.GroupBy(a => a.Account)
            .Select(a => (Account: a.Key, Amount: a.Sum(e => e.Amount)))
            .Where(a => a.Amount != 0)
            .Select(a => new LiveEntry(a.Account, Math.Max(a.Amount, 0), Math.Max(-a.Amount, 0)))
            .OrderBy(e => e.Account, StringComparer.Ordinal),
    ];
}
