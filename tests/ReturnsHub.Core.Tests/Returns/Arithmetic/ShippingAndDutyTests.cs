#pragma warning disable MA0244 // Attributes take no decimals; amounts of two decimals survive the way through double exactly.
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns.Arithmetic;

/// <summary>An order of two tents for 90.00 together and one stove for 30.00, shipping 6.00 (tax 0.96 in it), duties 12.00.</summary>
public class ShippingAndDutyTests
{
    [Theory]
    [InlineData(ShippingRefund.None, false, ReasonCode.Defective, 2, 1, 0)]
    [InlineData(ShippingRefund.All, false, ReasonCode.Defective, 1, 0, 6.00)]
    [InlineData(ShippingRefund.All, true, ReasonCode.Defective, 1, 0, 0)]
    [InlineData(ShippingRefund.All, true, ReasonCode.Defective, 2, 0, 0)]
    [InlineData(ShippingRefund.All, true, ReasonCode.Defective, 2, 1, 6.00)]
    [InlineData(ShippingRefund.All, false, ReasonCode.ChangedMind, 2, 1, 0)]
    [InlineData(ShippingRefund.Proportional, false, ReasonCode.Defective, 1, 0, 2.25)]
    [InlineData(ShippingRefund.Proportional, false, ReasonCode.Defective, 0, 1, 1.50)]
    [InlineData(ShippingRefund.Proportional, false, ReasonCode.Defective, 2, 1, 6.00)]
    [InlineData(ShippingRefund.Proportional, true, ReasonCode.Defective, 2, 0, 0)]
    public void Outbound_shipping_goes_back_as_the_rule_for_vendors_and_merchants_faults_says(
        ShippingRefund refund, bool wholeOnly, ReasonCode reason, int tents, int stoves, decimal shipping)
    {
        var shop = Returned(tents, stoves, reason, Policies.Plain with
        {
            ShippingRefunds = [new ShippingRefundRule { Id = "ship", Faults = [Fault.Vendor, Fault.Merchant], Refund = refund, WholeOrderOnly = wholeOnly }],
        });
        Credited(shop, "shipping").ShouldBe(shipping);
        shop.Released.ShouldBe(tents * 45 + stoves * 30 + shipping);
        if (shipping == 6) shop.State.Credits.SelectMany(c => c.Lines).Where(l => l.OrderLineId == "shipping").Sum(l => l.Tax.Amount).ShouldBe(0.96m);
    }

    [Theory]
    [InlineData(2, 1, 0, 0, 6.00)]
    [InlineData(2, 0, 0, 0, 0)]
    [InlineData(1, 1, 0, 0, 0)]
    [InlineData(0, 1, 0, 0, 0)]
    [InlineData(1, 1, 1, 0, 6.00)]
    [InlineData(0, 1, 2, 0, 6.00)]
    [InlineData(1, 0, 0, 1, 0)]
    [InlineData(2, 0, 0, 1, 6.00)]
    public void A_withdrawal_from_the_whole_order_refunds_shipping_whatever_the_policy_says(int tents, int stoves, int tentsElsewhere, int stovesElsewhere, decimal shipping)
    {
        var shop = Returned(tents, stoves, ReasonCode.ChangedMind, Policies.Plain);
        var around = new Surroundings
        {
            UnitsElsewhere = new Dictionary<string, UnitsElsewhere>(StringComparer.Ordinal) { ["ol-1"] = new(tentsElsewhere, Shop.Euro(0)), ["ol-2"] = new(stovesElsewhere, Shop.Euro(0)) },
        };
        var worth = CreditWorth.Of(shop.State, GoodsLedger.Of(shop.State), shop.Policy, around, withdrawn: true);
        (worth.Buckets.FirstOrDefault(b => b.Key == "shipping")?.Clean.Amount.Amount ?? 0).ShouldBe(shipping);
    }

    [Theory]
    [InlineData(6.00, 0)]
    [InlineData(4.00, 2.00)]
    [InlineData(0, 6.00)]
    public void Returns_of_one_order_share_its_shipping(decimal elsewhere, decimal here)
    {
        var policy = Policies.Plain with { ShippingRefunds = [new ShippingRefundRule { Id = "ship", Refund = ShippingRefund.All }] };
        var shop = Returned(1, 0, ReasonCode.Defective, policy, new Dictionary<string, Money>(StringComparer.Ordinal) { ["shipping"] = Shop.Euro(elsewhere) });
        Credited(shop, "shipping").ShouldBe(here);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, ReasonCode.Defective, 2, 1, null, 12.00)]
    [InlineData(true, ReasonCode.Defective, 1, 0, null, 4.50)]
    [InlineData(true, ReasonCode.Defective, 2, 0, null, 9.00)]
    [InlineData(true, ReasonCode.Defective, 0, 1, null, 3.00)]
    [InlineData(true, ReasonCode.ChangedMind, 2, 1, null, 0)]
    [InlineData(false, ReasonCode.Defective, 2, 1, null, 0)]
    [InlineData(true, ReasonCode.Defective, 2, 0, 12.00, 0)]
    [InlineData(true, ReasonCode.Defective, 0, 1, 12.00, 12.00)]
    public void Duties_go_back_with_the_goods_that_bore_them(bool refunded, ReasonCode reason, int tents, int stoves, double? onStove, decimal duties)
    {
        var policy = Policies.Plain with { DutyRefunds = [new DutyRefundRule { Id = "duty", Faults = [Fault.Vendor], Refunded = refunded }] };
        Credited(Returned(tents, stoves, reason, policy, stoveDuties: (decimal?)onStove), "duties").ShouldBe(duties);
    }

    [Fact]
    public void Duties_the_platform_refunded_are_booked_as_duties()
    {
        var shop = Returned(0, 0, ReasonCode.Defective, Policies.Plain);
        shop.Play(new RefundReported(Shop.Header, new RefundReport { RefundId = "r", Moved = Shop.Euro(15), Duties = Shop.Euro(12), Shipping = Shop.Euro(3) }));
        (Credited(shop, "duties"), Credited(shop, "shipping")).ShouldBe((12m, 3m));
    }

    private static Shop Returned(
        int tents, int stoves, ReasonCode reason, PolicyDocument policy, Dictionary<string, Money>? elsewhere = null, decimal? stoveDuties = null)
    {
        var shop = new Shop(policy) { Elsewhere = elsewhere };
        List<RequestedLineReport> lines = [];
        if (tents > 0) lines.Add(Shop.Line("rl-1", "ol-1", tents, reason, null));
        if (stoves > 0) lines.Add(Shop.Line("rl-2", "ol-2", stoves, reason, null));
        shop.Play(new ReturnRequestReported(Shop.Header, lines));
        shop.Authorise();
        var stove = Shop.OrderLine("ol-2", "STOVE", 1, 30, null, []) with { Duties = stoveDuties is { } d ? Shop.Euro(d) : null };
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 2, 90, null, []), stove) with
        {
            ShippingPaid = Shop.Euro(6),
            ShippingTax = Shop.Euro(0.96m),
            DutiesPaid = Shop.Euro(12),
        }));
        for (var i = 0; i < tents; i++) Inspect("rl-1", i);
        for (var i = 0; i < stoves; i++) Inspect("rl-2", i);
        return shop;

        void Inspect(string line, int n) => shop.Play(new InspectionReported($"INS-{line}-{n}", [new GoodsLineReport { LineId = line, Quantity = 1, Condition = Condition.Opened, Grade = Grade.A }]));
    }

    private static decimal Credited(Shop shop, string key) => shop.State.Credits
        .Where(c => c.Status == CreditStatus.Released).SelectMany(c => c.Lines).Where(l => l.OrderLineId == key).Sum(l => l.Amount.Amount);
}
