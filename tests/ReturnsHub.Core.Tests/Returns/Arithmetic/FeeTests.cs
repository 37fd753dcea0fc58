#pragma warning disable MA0244 // Attributes take no decimals; amounts of two decimals survive the way through double exactly.
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns.Arithmetic;

public class FeeTests
{
    [Theory]
    [InlineData(100.00, 10, 0, null, null, 10.00)]
    [InlineData(100.00, 10, 2.50, null, null, 12.50)]
    [InlineData(100.00, 0, 2.50, null, null, 2.50)]
    [InlineData(20.00, 10, 0, 5.00, null, 5.00)]
    [InlineData(100.00, 25, 0, null, 15.00, 15.00)]
    [InlineData(3.00, 10, 0, 5.00, null, 3.00)]
    [InlineData(79.90, 12.5, 0, null, null, 9.99)]
    [InlineData(100.00, 100, 9.00, null, null, 100.00)]
    public void A_restocking_fee_of(decimal paid, decimal percent, decimal perUnit, double? minimum, double? maximum, decimal fee)
    {
        var shop = Shop.Accepted(
            Policies.Plain with
            {
                RestockingFees = [new RestockingFeeRule { Id = "worn", Percent = percent, PerUnit = perUnit, Minimum = (decimal?)minimum, Maximum = (decimal?)maximum }],
            },
            paid);
        shop.Inspect();
        shop.Released.ShouldBe(paid - fee);
        if (fee == paid) return;
        var line = shop.Credit.Lines.ShouldHaveSingleItem();
        line.Fee.ShouldBe(Shop.Euro(fee));
        line.Fees.ShouldBe([new CreditFee(FeeKind.Restocking, Shop.Euro(fee), "worn")]);
    }

    [Theory]
    [InlineData(80, 20, ReasonCode.ChangedMind, ReasonCode.ChangedMind, 5.00, 4.00, 1.00)]
    [InlineData(80, 20, ReasonCode.ChangedMind, ReasonCode.Defective, 5.00, 4.00, 0)]
    [InlineData(80, 20, ReasonCode.Defective, ReasonCode.WrongItem, 5.00, 0, 0)]
    [InlineData(80, 20, ReasonCode.DamagedInTransit, ReasonCode.SizeTooSmall, 5.00, 0, 1.00)]
    [InlineData(50, 50, ReasonCode.ChangedMind, ReasonCode.Style, 4.99, 2.50, 2.49)]
    [InlineData(60, 30, ReasonCode.ChangedMind, ReasonCode.ChangedMind, 10.00, 6.67, 3.33)]
    [InlineData(2, 1, ReasonCode.ChangedMind, ReasonCode.ChangedMind, 9.00, 2.00, 1.00)]
    [InlineData(80, 0, ReasonCode.ChangedMind, ReasonCode.ChangedMind, 5.00, 5.00, 0)]
    public void A_return_label_is_charged_once_and_spread_over_what_the_customer_bears(
        decimal first, decimal second, ReasonCode firstReason, ReasonCode secondReason, decimal amount, decimal firstFee, decimal secondFee)
    {
        var shop = TwoLines(first, second, firstReason, secondReason, new ReturnFeeRule { Id = "label", Amount = amount });
        Inspect(shop, 1);
        Inspect(shop, 2);
        shop.Released.ShouldBe(first + second - firstFee - secondFee);
    }

    [Fact]
    public void Restocking_and_label_stand_side_by_side_on_the_wire()
    {
        var shop = Shop.Accepted(Policies.Plain with
        {
            RestockingFees = [new RestockingFeeRule { Id = "worn", Percent = 10 }],
            ReturnFees = [new ReturnFeeRule { Id = "label", Amount = 4.90m }],
        });
        shop.Inspect();
        var line = shop.Credit.Lines.ShouldHaveSingleItem();
        (line.Amount.Amount, line.Fee.Amount).ShouldBe((85.10m, 14.90m));
        line.Fees.ShouldBe([new CreditFee(FeeKind.Restocking, Shop.Euro(10), "worn"), new CreditFee(FeeKind.ReturnLabel, Shop.Euro(4.90m), "label")]);
    }

    [Theory]
    [InlineData(ReasonCode.Defective, 4.50, 4.50, 0)]
    [InlineData(ReasonCode.DamagedInTransit, 4.50, 4.50, 0)]
    [InlineData(ReasonCode.WrongItem, 4.50, 4.50, 0)]
    [InlineData(ReasonCode.ChangedMind, 4.50, 0, 0)]
    [InlineData(ReasonCode.SizeTooLarge, 4.50, 0, 0)]
    [InlineData(ReasonCode.Other, 4.50, 0, 0)]
    [InlineData(ReasonCode.Defective, 4.90, 4.90, 0)]
    [InlineData(ReasonCode.Defective, 30.00, 4.90, 25.10)]
    public void Postage_the_customer_paid_goes_back_when_it_was_not_theirs_to_bear_and_beyond_the_way_out_a_person_agrees(
        ReasonCode reason, decimal paid, decimal released, decimal held)
    {
        var shop = Shop.Accepted(reason: reason);
        shop.Play(new ReturnShippingReported(Shop.Header, Shop.Euro(paid), "receipt-1"));
        shop.Inspect();
        Postage(shop, CreditStatus.Released).ShouldBe(released);
        Postage(shop, CreditStatus.Held).ShouldBe(held);
    }

    [Fact]
    public void Who_paid_the_parcel_is_not_charged_for_a_label()
    {
        var shop = Shop.Accepted(Policies.Plain with { ReturnFees = [new ReturnFeeRule { Id = "label", Amount = 4.90m }] });
        shop.Play(new ReturnShippingReported(Shop.Header, Shop.Euro(5), "receipt-1"));
        shop.Inspect();
        shop.Released.ShouldBe(100m);
    }


    private static decimal Postage(Shop shop, CreditStatus status) => shop.State.Credits.Where(c => c.Status == status)
        .SelectMany(c => c.Lines).Where(l => l.OrderLineId == "return-shipping").Sum(l => l.Amount.Amount);

    private static Shop TwoLines(decimal first, decimal second, ReasonCode firstReason, ReasonCode secondReason, ReturnFeeRule fee)
    {
        var shop = new Shop(Policies.Plain with { ReturnFees = [fee] });
        shop.Play(new ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-1", 1, firstReason, null), Shop.Line("rl-2", "ol-2", 1, secondReason, null)]));
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "A", 1, first, null, []), Shop.OrderLine("ol-2", "B", 1, second, null, []))));
        return shop;
    }

    private static void Inspect(Shop shop, int line) => shop.Play(new InspectionReported(
        $"INS-{line}", [new GoodsLineReport { LineId = $"rl-{line}", Quantity = 1, Condition = Condition.Opened, Grade = Grade.A }]));
}
