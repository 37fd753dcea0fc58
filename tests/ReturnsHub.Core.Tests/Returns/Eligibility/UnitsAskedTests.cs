using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns.Eligibility;

/// <summary>Given units sold, when this and other returns of the order ask for more than those, then what is beyond waits for a person.</summary>
public class UnitsAskedTests
{
    private static UnitsRequested Other(int quantity, double hoursBefore, string orderLine = "ol-1") =>
        new(LineShop.OtherReturn("9001"), Shop.Day.AddHours(-hoursBefore), orderLine, quantity);

    [Theory]
    [InlineData(1, 1, 0, 0, 0)]
    [InlineData(3, 2, 0, 0, 1)]
    [InlineData(1, 2, 1, 5, 0)]
    [InlineData(2, 2, 1, 5, 1)]
    [InlineData(1, 1, 1, 5, 1)]
    [InlineData(1, 1, 1, -5, 0)]
    [InlineData(2, 5, 9, 5, 2)]
    public void Who_asked_first_comes_first(int asked, int sold, int askedElsewhere, double hoursBefore, int beyond)
    {
        var shop = LineShop.Asked(Policies.Plain, asked: asked, sold: sold, elsewhere: askedElsewhere == 0 ? null : [Other(askedElsewhere, hoursBefore)]);
        var line = LineShop.LineOf(shop);
        line.UnitsBeyond.ShouldBe(beyond);
        line.Verdict.ShouldBe(beyond == 0 ? EligibilityVerdict.Eligible : EligibilityVerdict.NeedsPerson);
        LineShop.Hold(shop).ShouldBe(beyond == 0 ? "" : "QUANTITY_MISMATCH");
        shop.Exceptions.ShouldBe(beyond == 0 ? [] : [ExceptionKind.QuantityMismatch]);
    }

    [Fact]
    public void Of_two_asked_for_at_the_same_moment_one_is_beyond_and_not_both()
    {
        var me = new Shop().State.ReturnId;
        foreach (var native in Enumerable.Range(0, 20).Select(i => $"{i}"))
        {
            var other = LineShop.OtherReturn(native);
            var shop = LineShop.Asked(Policies.Plain, elsewhere: [new UnitsRequested(other, Shop.Day, "ol-1", 1)]);
            LineShop.LineOf(shop).UnitsBeyond.ShouldBe(string.CompareOrdinal(other.Value, me.Value) < 0 ? 1 : 0);
        }
    }

    [Fact]
    public void Units_of_another_order_line_do_not_count() =>
        LineShop.LineOf(LineShop.Asked(Policies.Plain, elsewhere: [Other(1, 5, "ol-2")])).UnitsBeyond.ShouldBe(0);

    [Fact]
    public void Two_lines_for_one_order_line_share_what_was_sold()
    {
        var shop = new Shop();
        shop.Play(new ReturnRequestReported(Shop.Header,
            [Shop.Line("rl-2", "ol-1", 2, ReasonCode.ChangedMind), Shop.Line("rl-1", "ol-1", 1, ReasonCode.ChangedMind)]), Shop.Day);
        shop.Order(200, 2);
        shop.State.Eligibility!.Lines.Select(l => (l.LineId, l.UnitsBeyond)).ShouldBe([("rl-1", 0), ("rl-2", 1)]);
    }

    [Fact]
    public void Only_units_that_come_beyond_what_was_sold_wait()
    {
        var shop = LineShop.Asked(Policies.Plain, asked: 3, sold: 3, elsewhere: [Other(1, 5)]);
        shop.Inspect(2);
        shop.Released.ShouldBe(200m);
        shop.Inspect();
        shop.Released.ShouldBe(200m);
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.QuantityMismatch, "quantity.beyond-sold")]);
        shop.Held.Amount.ShouldBe(Shop.Euro(100));
    }

    [Fact]
    public void Units_taken_off_the_return_make_room()
    {
        var shop = LineShop.Asked(Policies.Plain, asked: 3, sold: 2);
        shop.Exceptions.ShouldBe([ExceptionKind.QuantityMismatch]);
        shop.Play(new LineRemovalReported(Shop.Header, [new LineRemovalReport("rl-1", 1)]));
        LineShop.LineOf(shop).Verdict.ShouldBe(EligibilityVerdict.Eligible);
        shop.Exceptions.ShouldBeEmpty();
    }
}
