using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Booking.Mapping;

public class ItemTests
{
    private const DocumentKind All = DocumentKind.ReturnOrder | DocumentKind.Receipt | DocumentKind.CreditMemo | DocumentKind.StockMove | DocumentKind.VendorClaim;

    /// <summary>Shopify's return webhooks name an order line and no SKU.</summary>
    [Fact]
    public void A_line_that_names_no_sku_is_booked_under_that_of_its_order_line()
    {
        var events = Of(
            WithoutSku(), Order(), Authorised, new GoodsReceived("RCV-1", Bench.Now, Actor.Hub, [new GoodsLineReport { LineId = "L1", Quantity = 1 }]),
            Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable) with { Sku = null });

        var documents = Enumerable.Range(1, events.Count).Select(n => Bookings.Of([.. events.Take(n)], Profile(StockBooking.Moves), All)).ToList();

        documents.ShouldAllBe(d => d.Gaps.Count == 0);
        documents.SelectMany(d => d.Documents).Select(ItemOf).ShouldBe(["JKT-M-BLK", "JKT-M-BLK", "JKT-M-BLK"]);
    }

    [Fact]
    public void A_line_whose_sku_nobody_named_is_a_gap()
    {
        var events = Of(WithoutSku(), Authorised);

        Bookings.Of(events, Profile(StockBooking.Moves), All).Gaps.ShouldHaveSingleItem().Category.ShouldBe("sku-unknown");
    }

    private static ReturnRequested WithoutSku()
    {
        var requested = Requested();
        return requested with { Lines = [.. requested.Lines.Select(l => l with { Sku = null })] };
    }

    private static string ItemOf(ErpDocument document) => document switch
    {
        ReturnOrderDocument order => order.Lines.ShouldHaveSingleItem().Item,
        ReceiptDocument receipt => receipt.Lines.ShouldHaveSingleItem().Item,
        StockMoveDocument move => move.Item,
        _ => document.Kind.ToString(),
    };
}
