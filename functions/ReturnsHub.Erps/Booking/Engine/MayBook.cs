using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Erps.Booking.Engine;

/// <summary>Tells, without reading a return's history, events that no profile books anything from.</summary>
internal static class MayBook
{
    public static bool Anything(ReturnEvent e) =>
        e is ReturnAuthorised or GoodsReceived or InventoryMoved or CreditReleased or JournalEntered or ClaimSubmitted;
}
