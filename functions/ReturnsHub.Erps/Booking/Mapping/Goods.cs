using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Booking.Mapping;

/// <summary>What goods have an ERP book.</summary>
internal static class Goods
{
    public static BookingPlan Received(RecordedEvent e, GoodsReceived received, ReturnBook book, Codes codes, Profile profile, DocumentKind can)
    {
        if (profile.Stock != StockBooking.Moves || !HasReceipts(book, profile, can))
            return BookingPlan.Nothing("Goods are booked when they move.");
        if (book.Received(received.ReceiptId))
            return BookingPlan.Cannot("receipt-corrected", "The warehouse corrected a receipt that is booked. Correct it in the ERP.");
        var location = codes.LocationOrNone(InventoryStatus.ReceivedPendingInspection, null) ?? throw Unmapped(InventoryStatus.ReceivedPendingInspection);
        return BookingPlan.Book(new ReceiptDocument
        {
            Number = Numbers.Receipt(e),
            Date = Bookings.DateOf(e, profile),
            ReturnId = e.ReturnId.Value,
            OrderId = book.OrderId,
            Rma = book.Rma,
            ReturnOrder = Numbers.ReturnOrder(e.ReturnId),
            Lines = [.. received.Lines.Select(l => new ReceiptLine(l.LineId, codes.Item(l.Sku ?? Sku(book, l.LineId), "received goods"), l.Quantity, location))],
        });
    }

    public static BookingPlan Moved(RecordedEvent e, InventoryMoved moved, ReturnBook book, Codes codes, Profile profile, DocumentKind can) => profile.Stock switch
    {
        StockBooking.None => BookingPlan.Nothing("The profile leaves stock to another system."),
        StockBooking.Moves => ByMove(e, moved, book, codes, profile, can),
        _ => WithCredit(e, moved, book, codes, profile, can),
    };

    private static BookingPlan ByMove(RecordedEvent e, InventoryMoved moved, ReturnBook book, Codes codes, Profile profile, DocumentKind can)
    {
        if (profile.LeaveOut.Contains(DocumentKind.StockMove)) return BookingPlan.Nothing("The profile leaves out stock moves.");
        var (incoming, outgoing) = (moved.From == InventoryStatus.Expected, moved.To == InventoryStatus.Disposed);
        if (incoming && HasReceipts(book, profile, can)) return BookingPlan.Nothing("The receipt booked it.");
        if (incoming && outgoing) return BookingPlan.Nothing("The goods never came into stock.");
        var from = incoming ? null : book.Place(moved.LineId, moved.From) ?? throw Unmapped(moved.From);
        var to = outgoing ? null : codes.LocationOrNone(moved.To, moved.Location) ?? throw Unmapped(moved.To);
        if (from == to) return BookingPlan.Nothing("The ERP has one location for both.");
        return Move(e, moved, moved.Quantity, from, to, book, codes, profile, can);
    }

    /// <summary>
    /// Where credit memos bring units back, a move is the ERP's business only when no credit memo will tell of it: units that were
    /// credited without coming back come back now, or units that came back with a credit leave again.
    /// </summary>
    private static BookingPlan WithCredit(RecordedEvent e, InventoryMoved moved, ReturnBook book, Codes codes, Profile profile, DocumentKind can)
    {
        var from = moved.From == InventoryStatus.Expected ? null : book.Place(moved.LineId, moved.From);
        var to = moved.To == InventoryStatus.Disposed ? null : codes.LocationOrNone(moved.To, moved.Location);
        var (gone, come) = book.Move(moved);
        if (gone == 0 && come == 0) return BookingPlan.Nothing(to is null ? "The ERP does not have these units in stock." : "The units come back with their credit memo.");
        return gone > 0
            ? Move(e, moved, gone, from, to, book, codes, profile, can)
            : Move(e, moved, come, null, to, book, codes, profile, can);
    }

    private static BookingPlan Move(
        RecordedEvent e, InventoryMoved moved, int quantity, string? from, string? to, ReturnBook book, Codes codes, Profile profile, DocumentKind can)
    {
        if (!Bookings.Books(DocumentKind.StockMove, profile, can, $"a stock move of {quantity} unit(s) from {CodeNames.Of(moved.From)} to {CodeNames.Of(moved.To)}", out var otherwise)) return otherwise;
        var line = book.Line(moved.LineId);
        return BookingPlan.Book(new StockMoveDocument
        {
            Number = Numbers.Move(e),
            Date = Bookings.DateOf(e, profile),
            ReturnId = e.ReturnId.Value,
            OrderId = book.OrderId,
            Rma = book.Rma,
            Item = codes.Item(moved.Sku ?? book.SkuOf(line), $"return line {Clip.Of(moved.LineId, 40)}"),
            Quantity = quantity,
            From = moved.From,
            To = moved.To,
            FromLocation = from,
            ToLocation = to,
            UnitCost = book.Sold(line?.OrderLineId)?.UnitCost,
        });
    }

    private static bool HasReceipts(ReturnBook book, Profile profile, DocumentKind can) =>
        Bookings.HasReturnOrder(book, profile, can) && can.HasFlag(DocumentKind.Receipt) && !profile.LeaveOut.Contains(DocumentKind.Receipt);

    private static Sku? Sku(ReturnBook book, string? lineId) => lineId is null ? null : book.SkuOf(book.Line(lineId));

    private static GapException Unmapped(InventoryStatus status) =>
        new("location-unmapped", $"The profile names no location for {CodeNames.Of(status)}. Add it under locations and redrive.");
}
