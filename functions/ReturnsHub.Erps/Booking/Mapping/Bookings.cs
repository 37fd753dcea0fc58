using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Booking.Mapping;

/// <summary>
/// What each event has an ERP book, under one connection's profile: a pure function of the return's events up to and with it, so that
/// every attempt, a dry run and the books agree.
/// </summary>
public static class Bookings
{
    /// <summary>What <paramref name="history"/>'s last event has the ERP book.</summary>
    /// <param name="history">The return's events from the first, in order; at least one.</param>
    /// <param name="profile">The connection's profile.</param>
    /// <param name="can">What the ERP can book.</param>
    public static BookingPlan Of(IReadOnlyList<RecordedEvent> history, Profile profile, DocumentKind can)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(profile);
        var plan = Real(history, profile, can);
        return history[^1].Test is null ? plan : plan with { Documents = [.. plan.Documents.Select(d => d with { Test = true })] };
    }

    private static BookingPlan Real(IReadOnlyList<RecordedEvent> history, Profile profile, DocumentKind can)
    {
        var codes = new Codes(profile);
        var book = new ReturnBook(codes);
        var e = history[^1];
        foreach (var earlier in history.Take(history.Count - 1)) book.Note(earlier);
        try
        {
            return e.Data switch
            {
                ReturnAuthorised => Authorised(e, book, codes, profile, can),
                GoodsReceived received => Goods.Received(e, received, book, codes, profile, can),
                InventoryMoved moved => Goods.Moved(e, moved, book, codes, profile, can),
                CreditReleased credit => Credits.Released(e, credit, book, codes, profile, can),
                JournalEntered entry => Ledger.Entered(e, entry, book, codes, profile, can),
                ClaimSubmitted claim => Ledger.Claimed(e, claim, book, codes, profile, can),
                _ => BookingPlan.Nothing("The event books nothing."),
            };
        }
        catch (GapException gap)
        {
            return new BookingPlan([], [gap.Gap], "");
        }
    }

    /// <summary>
    /// Units that lie where the ERP has its stock, and that no credit will bring in: the credit was rejected, or fees left nothing of it. Asked
    /// of a whole history in which no credit waits any more; empty where credit memos bring no stock.
    /// </summary>
    internal static IEnumerable<(string Line, string Location, int Quantity)> NeverBroughtIn(IReadOnlyList<RecordedEvent> history, Profile profile)
    {
        if (profile.Stock != StockBooking.CreditMemo) return [];
        var book = new ReturnBook(new Codes(profile));
        foreach (var e in history) book.Note(e);
        return book.Waiting;
    }

    /// <summary>Whether documents of a kind are booked; if not, <paramref name="otherwise"/> says why.</summary>
    internal static bool Books(DocumentKind kind, Profile profile, DocumentKind can, string what, out BookingPlan otherwise)
    {
        otherwise = profile.LeaveOut.Contains(kind)
            ? BookingPlan.Nothing($"The profile leaves out {what}.")
            : BookingPlan.Cannot("not-supported", $"This ERP's interface cannot book {what}. Book it by hand, or list {Name(kind)} under leaveOut to do without.");
        return can.HasFlag(kind) && !profile.LeaveOut.Contains(kind);
    }

    /// <summary>Whether the ERP keeps return orders, so that receipts and credit memos hang on them.</summary>
    internal static bool HasReturnOrder(ReturnBook book, Profile profile, DocumentKind can) =>
        book.Authorised && can.HasFlag(DocumentKind.ReturnOrder) && !profile.LeaveOut.Contains(DocumentKind.ReturnOrder);

    /// <summary>The day of a document. A source whose clock runs ahead dates nothing later than the hub heard of it.</summary>
    internal static DateOnly DateOf(RecordedEvent e, Profile profile)
    {
        var at = profile.DocumentDate == DocumentDate.Recorded || e.OccurredAt > e.RecordedAt ? e.RecordedAt : e.OccurredAt;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(profile.TimeZone)).DateTime);
    }

    // An ERP without return orders loses nothing: receipts, moves and credits stand for themselves there.
    private static BookingPlan Authorised(RecordedEvent e, ReturnBook book, Codes codes, Profile profile, DocumentKind can)
    {
        if (book.Authorised) return BookingPlan.Nothing("The return order is booked already.");
        if (!can.HasFlag(DocumentKind.ReturnOrder)) return BookingPlan.Nothing("This ERP keeps no return orders.");
        if (!Books(DocumentKind.ReturnOrder, profile, can, "return orders", out var otherwise)) return otherwise;
        ReturnOrderLine[] lines =
        [
            .. book.Lines.Where(l => book.Asked(l) > 0).Select(l => new ReturnOrderLine(
                l.LineId,
                codes.Item(book.SkuOf(l), $"return line {Clip.Of(l.LineId, 40)}"),
                book.Asked(l),
                PriceOf(book.Sold(l.OrderLineId), withTax: true),
                codes.Reason(book.Reason(l.LineId)),
                l.OrderLineId,
                PriceOf(book.Sold(l.OrderLineId), withTax: false))),
        ];
        if (lines.Length == 0) return BookingPlan.Cannot("lines-unknown", "The return was authorised before its lines were known. Enter the return order by hand.");
        return BookingPlan.Book(new ReturnOrderDocument
        {
            Number = Numbers.ReturnOrder(e.ReturnId),
            Date = DateOf(e, profile),
            ReturnId = e.ReturnId.Value,
            OrderId = book.OrderId,
            Rma = book.Rma,
            Customer = book.Customer,
            Currency = book.Order?.Currency,
            Lines = lines,
        });
    }

    private static Money? PriceOf(OrderLineReport? sold, bool withTax) => sold is { Quantity: > 0 }
        ? Money.Rounded((sold.Paid.Amount - (withTax ? 0 : sold.Tax?.Amount ?? 0)) / sold.Quantity, sold.Paid.Currency)
        : null;

    private static string Name(DocumentKind kind) => kind switch
    {
        DocumentKind.ReturnOrder => "RETURN_ORDER",
        DocumentKind.Receipt => "RECEIPT",
        DocumentKind.CreditMemo => "CREDIT_MEMO",
        DocumentKind.StockMove => "STOCK_MOVE",
        DocumentKind.Journal => "JOURNAL",
        _ => "VENDOR_CLAIM",
    };
}
