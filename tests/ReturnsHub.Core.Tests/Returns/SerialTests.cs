using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

public class SerialTests
{
    private static Shop Sold(params string[] serials)
    {
        var shop = new Shop();
        shop.Request(quantity: Math.Max(1, serials.Length));
        shop.Authorise();
        shop.Order(paid: 100 * Math.Max(1, serials.Length), quantity: Math.Max(1, serials.Length), serials: serials);
        return shop;
    }

    [Fact]
    public void The_serial_number_that_was_sent_out_is_credited_whatever_its_case()
    {
        var shop = Sold("SN-77a");
        shop.Inspect(serials: "sn-77A");
        shop.Released.ShouldBe(100m);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_serial_number_that_was_never_sent_out_holds_the_credit_for_a_person()
    {
        var shop = Sold("SN-77");
        shop.Inspect(serials: "SN-OLD");
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.SerialMismatch, "serial.mismatch")]);
        shop.State.Exceptions.ShouldHaveSingleItem().Severity.ShouldBe(Severity.High);
        shop.Approve();
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void Of_two_units_only_the_foreign_one_is_held()
    {
        var shop = Sold("SN-1", "SN-2");
        shop.Inspect(2, serials: ["SN-1", "SN-9"]);
        shop.Released.ShouldBe(100m);
        shop.Held.Amount.ShouldBe(Shop.Euro(100));
    }

    [Fact]
    public void Where_nobody_said_which_numbers_were_sold_any_number_is_fine()
    {
        var shop = Sold();
        shop.Inspect(serials: "SN-ANY");
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void Where_the_order_names_no_numbers_those_announced_with_the_return_count()
    {
        var shop = new Shop();
        shop.Request(serials: "SN-5");
        shop.Authorise();
        shop.Order();
        shop.Inspect(serials: "SN-5");
        shop.Released.ShouldBe(100m);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_number_announced_with_the_return_does_not_stand_against_the_order()
    {
        var shop = new Shop();
        shop.Request(serials: "SN-5");
        shop.Authorise();
        shop.Order(serials: "SN-4");
        shop.Inspect(serials: "SN-5");
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.SerialMismatch, "serial.mismatch")]);
        shop.State.Exceptions.Select(e => (e.Kind, e.About)).ShouldBe(
            [(ExceptionKind.SerialMismatch, "rl-1"), (ExceptionKind.SerialMismatch, "rl-1/announced")]);
    }

    [Fact]
    public void Two_lines_of_one_SKU_each_get_their_own_serial_number()
    {
        var shop = new Shop();
        shop.Play(new ReturnRequestReported(Shop.Header,
            [Shop.Line("rl-1", "ol-1", 1, ReasonCode.ChangedMind), Shop.Line("rl-2", "ol-2", 1, ReasonCode.ChangedMind)]), Shop.Day);
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(
            Shop.OrderLine("ol-1", "GPS", 1, 100, null, "SN-1"), Shop.OrderLine("ol-2", "GPS", 1, 90, null, "SN-2"))));
        shop.Inspect(2, sku: "GPS", serials: ["SN-2", "SN-1"]);
        shop.Exceptions.ShouldBeEmpty();
        shop.Released.ShouldBe(190m);
        shop.State.Dispositions.Select(d => (d.LineId, d.Serials.Single())).ShouldBe([("rl-1", "SN-1"), ("rl-2", "SN-2")]);
    }

    [Fact]
    public void One_unit_with_the_second_lines_number_is_credited_on_the_second_line()
    {
        var shop = new Shop();
        shop.Play(new ReturnRequestReported(Shop.Header,
            [Shop.Line("rl-1", "ol-1", 1, ReasonCode.ChangedMind), Shop.Line("rl-2", "ol-2", 1, ReasonCode.ChangedMind)]), Shop.Day);
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(
            Shop.OrderLine("ol-1", "GPS", 1, 100, null, "SN-1"), Shop.OrderLine("ol-2", "GPS", 1, 90, null, "SN-2"))));
        shop.Inspect(1, sku: "GPS", serials: "SN-2");
        shop.Exceptions.ShouldBeEmpty();
        shop.Released.ShouldBe(90m);
    }
}
