using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns;

public class GoodsTests
{
    private static void Goods(Shop shop, string id, params GoodsLineReport[] lines) => shop.Play(new InspectionReported(id, lines), by: Actor.Person("ina"));

    private static GoodsLineReport Units(int quantity, string? sku = null, string? line = null, params string[] serials) =>
        new() { Quantity = quantity, Sku = Sku.From(sku), LineId = line, Condition = Condition.Opened, Grade = Grade.A, Serials = serials };

    /// <summary>Two tents at 100.00 each and one stove at 40.00.</summary>
    private static Shop TentsAndStove()
    {
        var shop = new Shop();
        shop.Play(new ReturnRequestReported(Shop.Header,
            [Shop.Line("rl-1", "ol-1", 2, ReasonCode.ChangedMind), Shop.Line("rl-2", "ol-2", 1, ReasonCode.ChangedMind)]), Shop.Day);
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 2, 200), Shop.OrderLine("ol-2", "STOVE", 1, 40))));
        return shop;
    }

    [Fact]
    public void Partial_receipts_are_credited_part_by_part_and_add_up()
    {
        var shop = Shop.Accepted(paid: 300, quantity: 3);
        shop.Receive(1);
        shop.Inspect(1);
        shop.Released.ShouldBe(100m);
        shop.Receive(2);
        shop.Released.ShouldBe(100m);
        shop.Held.Amount.ShouldBe(Shop.Euro(200));
        shop.Inspect(2);
        shop.Released.ShouldBe(300m);
        shop.State.Credits.Select(c => c.CreditId).ShouldBe(["CR-1", "CR-2"]);
    }

    [Fact]
    public void Fewer_units_than_announced_are_no_exception()
    {
        var shop = Shop.Accepted(paid: 300, quantity: 3);
        shop.Receive(2);
        shop.Inspect(2);
        shop.Released.ShouldBe(200m);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void More_units_than_announced_are_an_exception_and_not_credited()
    {
        var shop = new Shop();
        shop.Request(quantity: 1);
        shop.Authorise();
        shop.Order(paid: 300, quantity: 3);
        shop.Receive(2);
        shop.Inspect(2);
        shop.Released.ShouldBe(100m);
        shop.State.Exceptions.ShouldHaveSingleItem().Detail.ShouldBe("2 came, 1 were expected.");
    }

    [Fact]
    public void Goods_are_matched_by_SKU()
    {
        var shop = TentsAndStove();
        Goods(shop, "INS-1", Units(1, "STOVE"));
        shop.Released.ShouldBe(40m);
    }

    [Fact]
    public void Goods_are_matched_by_line_even_when_the_SKU_says_otherwise()
    {
        var shop = TentsAndStove();
        Goods(shop, "INS-1", Units(1, "STOVE-NEW-LABEL", line: "rl-2"));
        shop.Released.ShouldBe(40m);
    }

    [Fact]
    public void A_line_the_hub_does_not_know_falls_back_to_the_SKU()
    {
        var shop = TentsAndStove();
        Goods(shop, "INS-1", Units(1, "TENT-2P", line: "warehouse-line-7"));
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void Goods_of_no_line_are_unknown_and_credit_nothing()
    {
        var shop = TentsAndStove();
        Goods(shop, "INS-1", Units(1, "CANOE"), Units(1));
        shop.Released.ShouldBe(0m);
        shop.Exceptions.ShouldBe([ExceptionKind.UnknownGoods, ExceptionKind.UnknownGoods]);
    }

    [Fact]
    public void Goods_of_one_SKU_fill_the_lines_of_that_SKU_in_turn()
    {
        var shop = new Shop();
        shop.Play(new ReturnRequestReported(Shop.Header,
            [Shop.Line("rl-1", "ol-1", 1, ReasonCode.ChangedMind), Shop.Line("rl-2", "ol-2", 2, ReasonCode.ChangedMind)]), Shop.Day);
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, 100), Shop.OrderLine("ol-2", "TENT-2P", 2, 160))));
        Goods(shop, "INS-1", Units(2, "TENT-2P"));
        shop.Released.ShouldBe(180m);
        Goods(shop, "INS-2", Units(1, "TENT-2P"));
        shop.Released.ShouldBe(260m);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void An_inspection_without_a_receipt_counts_as_received()
    {
        var shop = Shop.Accepted();
        shop.Inspect();
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void A_corrected_receipt_replaces_the_earlier_one_and_an_older_version_changes_nothing()
    {
        var shop = Shop.Accepted(paid: 300, quantity: 3);
        shop.Play(new ReceiptReported("RCV-1", [Units(3)]), Shop.Day.AddHours(10));
        shop.Play(new ReceiptReported("RCV-1", [Units(2)]), Shop.Day.AddHours(12));
        shop.Play(new ReceiptReported("RCV-1", [Units(3)]), Shop.Day.AddHours(11)).Events.ShouldBeEmpty();
        shop.Held.Amount.ShouldBe(Shop.Euro(200));
        shop.State.Stock.ShouldBe([new StockCount("rl-1", InventoryStatus.ReceivedPendingInspection, 2)]);
    }

    [Fact]
    public void An_empty_parcel_waits_for_a_person_and_nothing_enters_stock()
    {
        var shop = Shop.Accepted();
        shop.Receive(1, Condition.EmptyParcel);
        shop.Inspect(1, Grade.U, Condition.EmptyParcel);
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.ConditionDisputed]);
        shop.Exceptions.ShouldBe([ExceptionKind.ConditionDisputed]);
        shop.State.Stock.ShouldBeEmpty();
    }
}
