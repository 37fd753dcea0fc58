using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns;

public class StockTests
{
    private static StockCount Count(InventoryStatus status, int quantity, string line = "rl-1") => new(line, status, quantity);

    [Fact]
    public void Nothing_is_sellable_before_its_disposition()
    {
        var shop = Shop.Accepted(paid: 300, quantity: 3);
        shop.Receive(3);
        shop.State.Stock.ShouldBe([Count(InventoryStatus.ReceivedPendingInspection, 3)]);
        shop.Inspect(1, Grade.U);
        shop.State.Stock.ShouldBe([Count(InventoryStatus.ReceivedPendingInspection, 3)]);
        shop.Inspect(2);
        shop.State.Stock.ShouldBe([Count(InventoryStatus.ReceivedPendingInspection, 1), Count(InventoryStatus.Sellable, 2)]);
        shop.Events<InventoryMoved>().Select(m => (m.From, m.To, m.Quantity)).ShouldBe(
        [
            (InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection, 3),
            (InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable, 2),
        ]);
    }

    [Theory]
    [InlineData(Disposition.Restock, InventoryStatus.Sellable)]
    [InlineData(Disposition.Refurbish, InventoryStatus.Refurbish)]
    [InlineData(Disposition.Repair, InventoryStatus.Repair)]
    [InlineData(Disposition.ReturnToVendor, InventoryStatus.VendorHold)]
    [InlineData(Disposition.Resell, InventoryStatus.ResaleChannel)]
    [InlineData(Disposition.Quarantine, InventoryStatus.Quarantine)]
    [InlineData(Disposition.PartsHarvest, InventoryStatus.Disposed)]
    [InlineData(Disposition.Donate, InventoryStatus.Disposed)]
    [InlineData(Disposition.Recycle, InventoryStatus.Disposed)]
    [InlineData(Disposition.SecureDestruction, InventoryStatus.Disposed)]
    [InlineData(Disposition.ReturnToCustomer, InventoryStatus.Disposed)]
    public void Each_disposition_puts_the_unit_in_its_place(Disposition disposition, InventoryStatus status)
    {
        var shop = Shop.Accepted(Policies.Plain with { Dispositions = [new DispositionRule { Id = "all", Disposition = disposition }] });
        shop.Inspect();
        shop.State.Stock.ShouldBe([Count(status, 1)]);
    }

    [Fact]
    public void A_corrected_grade_moves_the_unit_on()
    {
        var shop = Shop.Accepted(Policies.Plain with { Dispositions = [new DispositionRule { Id = "good", Grades = [Grade.A], Disposition = Disposition.Restock }] });
        shop.Inspect();
        shop.Play(new InspectionReported(shop.State.Inspections[0].InspectionId, [new GoodsLineReport { Quantity = 1, Grade = Grade.D }]), Shop.Day.AddDays(2), Actor.Person("ina"));
        shop.State.Stock.ShouldBe([Count(InventoryStatus.Quarantine, 1)]);
        shop.Events<InventoryMoved>().Last().From.ShouldBe(InventoryStatus.Sellable);
    }

    [Fact]
    public void A_corrected_receipt_takes_back_units_that_were_never_here()
    {
        var shop = Shop.Accepted(paid: 300, quantity: 3);
        shop.Play(new ReceiptReported("RCV-1", [new GoodsLineReport { Quantity = 3 }]), Shop.Day.AddHours(10));
        shop.Play(new ReceiptReported("RCV-1", [new GoodsLineReport { Quantity = 1 }]), Shop.Day.AddHours(11));
        shop.State.Stock.ShouldBe([Count(InventoryStatus.ReceivedPendingInspection, 1)]);
        var back = shop.Events<InventoryMoved>().Last();
        (back.From, back.To, back.Quantity).ShouldBe((InventoryStatus.ReceivedPendingInspection, InventoryStatus.Expected, 2));
    }

    [Fact]
    public void Two_lines_of_one_SKU_inspected_out_of_order_each_keep_their_unit()
    {
        var shop = new Shop();
        shop.Play(new ReturnRequestReported(Shop.Header,
            [Shop.Line("rl-1", "ol-1", 1, ReasonCode.Color), Shop.Line("rl-2", "ol-2", 1, ReasonCode.Color)]), Shop.Day);
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, 100), Shop.OrderLine("ol-2", "TENT-2P", 1, 90))));
        GoodsLineReport[] unit = [new() { Quantity = 1, Sku = new Sku("TENT-2P"), Grade = Grade.A }];
        shop.Play(new InspectionReported("INS-2", unit), Shop.Day.AddHours(12), Actor.Person("ina"));
        shop.Play(new InspectionReported("INS-1", unit), Shop.Day.AddHours(11), Actor.Person("ina"));
        shop.State.Stock.ShouldBe([Count(InventoryStatus.Sellable, 1), Count(InventoryStatus.Sellable, 1, "rl-2")]);
        shop.Released.ShouldBe(190m);
    }
}
