using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Booking.Mapping;

/// <summary>What journal entries and vendor claims have an ERP book.</summary>
internal static class Ledger
{
    public static BookingPlan Entered(RecordedEvent e, JournalEntered entry, ReturnBook book, Codes codes, Profile profile, DocumentKind can)
    {
        if (profile.Journals == JournalBooking.None) return BookingPlan.Nothing("The profile leaves the value of stock to the ERP.");
        var lines = profile.Journals == JournalBooking.ExceptStockValue && profile.Stock != StockBooking.None && book.InStock(entry) ? WithoutCost(entry.Lines) : entry.Lines;
        if (lines.Count == 0) return BookingPlan.Nothing("The ERP books the value of these units with the stock.");
        if (!Bookings.Books(DocumentKind.Journal, profile, can, "journal entries", out var otherwise)) return otherwise;
        return BookingPlan.Book(new JournalDocument
        {
            Number = entry.EntryNumber,
            Date = Bookings.DateOf(e, profile),
            ReturnId = e.ReturnId.Value,
            Description = $"{entry.Disposition} of {entry.Quantity} × {Clip.Of(entry.Sku?.Value ?? entry.LineId, 60)}",
            Lines = [.. lines.Select(l => new JournalDocumentLine(l.Account, codes.Journal(l.Account), l.Debit, l.Credit))],
            Reverses = entry.Reverses,
        });
    }

    /// <summary>
    /// An entry without what the ERP books itself when units come back into its stock: inventory at cost against cost of goods sold.
    /// What is left is how far their value differs from cost.
    /// </summary>
    private static IReadOnlyList<JournalLine> WithoutCost(IReadOnlyList<JournalLine> lines)
    {
        if (lines.FirstOrDefault(l => l.Account == JournalAccount.CostOfGoodsSold) is not { } sold) return lines;
        var cost = sold.Credit - sold.Debit;
        var inventory = lines.Where(l => l.Account == JournalAccount.Inventory).Aggregate(-cost, (sum, l) => sum + l.Debit - l.Credit);
        var zero = Money.Zero(cost.Currency);
        return
        [
            .. inventory.IsZero ? Array.Empty<JournalLine>() : [new JournalLine(JournalAccount.Inventory, Money.Max(inventory, zero), Money.Max(-inventory, zero))],
            .. lines.Where(l => l.Account is not (JournalAccount.CostOfGoodsSold or JournalAccount.Inventory)),
        ];
    }

    public static BookingPlan Claimed(RecordedEvent e, ClaimSubmitted claim, ReturnBook book, Codes codes, Profile profile, DocumentKind can)
    {
        if (!Bookings.Books(DocumentKind.VendorClaim, profile, can, "vendor claims", out var otherwise)) return otherwise;
        if (claim.Amount is not { } amount) return BookingPlan.Cannot("claim-without-amount", "The claim names no amount. Book it by hand once it is agreed.");
        var opened = book.Claim(claim.ClaimId);
        var sku = opened is null ? null : book.SkuOf(book.Line(opened.LineId));
        return BookingPlan.Book(new VendorClaimDocument
        {
            Number = claim.DocumentNumber,
            Date = Bookings.DateOf(e, profile),
            ReturnId = e.ReturnId.Value,
            OrderId = book.OrderId,
            Rma = book.Rma,
            Vendor = codes.Vendor(opened?.Party),
            Item = sku is null ? null : codes.Item(sku, "the claim"),
            Quantity = claim.Quantity,
            Amount = amount,
            Account = codes.Journal(JournalAccount.VendorClaimReceivable),
        });
    }
}
