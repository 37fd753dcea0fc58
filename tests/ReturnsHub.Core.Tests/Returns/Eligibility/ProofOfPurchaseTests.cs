using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns.Eligibility;

/// <summary>Given goods that need a serial number or an order line as proof, when it is announced, read at the warehouse or missing, then the line passes or waits.</summary>
public class ProofOfPurchaseTests
{
    private static readonly PolicyDocument Given = Policies.Plain with
    {
        ProofOfPurchase =
        [
            new ProofRule { Id = "phones-serial", Categories = ["PHONES"], Needed = ProofOfPurchase.Serial },
            new ProofRule { Id = "gifts-none", Categories = ["GIFTS"], Needed = ProofOfPurchase.None },
            new ProofRule { Id = "order-line", Needed = ProofOfPurchase.Order },
        ],
    };

    [Theory]
    [InlineData("PHONES", 1, "SN-1", "SN-1 SN-2", EligibilityVerdict.Eligible)]
    [InlineData("PHONES", 1, "sn - 1", "SN-1 SN-2", EligibilityVerdict.Eligible)]
    [InlineData("PHONES", 2, "SN-1", "SN-1 SN-2", EligibilityVerdict.NeedsPerson)]
    [InlineData("PHONES", 2, "SN-1,SN-2", "SN-1 SN-2", EligibilityVerdict.Eligible)]
    [InlineData("PHONES", 1, "", "SN-1 SN-2", EligibilityVerdict.NeedsPerson)]
    [InlineData("PHONES", 1, "SN-1", "", EligibilityVerdict.NeedsPerson)]
    [InlineData("GIFTS", 1, "", "", EligibilityVerdict.Eligible)]
    [InlineData("TENTS", 1, "", "", EligibilityVerdict.Eligible)]
    public void Every_unit_needs_its_own_proof(string category, int asked, string announced, string shipped, EligibilityVerdict verdict)
    {
        var shop = LineShop.Asked(
            Given, category: category, asked: asked, sold: 2,
            announced: announced.Length == 0 ? [] : announced.Split(','), shipped: shipped.Length == 0 ? [] : shipped.Split(' '));
        LineShop.LineOf(shop).Verdict.ShouldBe(verdict);
    }

    [Fact]
    public void A_number_read_at_the_warehouse_is_proof_as_well()
    {
        var shop = LineShop.Asked(Given, category: "PHONES", shipped: ["SN-1"]);
        LineShop.LineOf(shop).Holds.ShouldBe([new CreditHold(HoldCode.OutsidePolicy, "phones-serial")]);
        shop.Inspect(serials: "sn-1");
        LineShop.LineOf(shop).Verdict.ShouldBe(EligibilityVerdict.Eligible);
        shop.Released.ShouldBe(100m);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_that_no_order_line_sold_has_no_proof()
    {
        var shop = new Shop(Given);
        shop.Play(new Facts.ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-unknown", 1, ReasonCode.ChangedMind)]), Shop.Day);
        shop.Order();
        LineShop.LineOf(shop).Holds.ShouldBe([new CreditHold(HoldCode.OutsidePolicy, "order-line")]);
    }

    [Theory]
    [InlineData("SN-7", "SN-7", "")]
    [InlineData("sn-7 ", "SN-7", "")]
    [InlineData("49 015420 323751 8", "IMEI 490154203237518", "")]
    [InlineData("49-015420-323751-8", "490154203237518", "")]
    [InlineData("SN-8", "SN-7", "SERIAL_MISMATCH")]
    [InlineData("SN-8", "", "")]
    public void A_serial_number_announced_must_be_one_that_was_shipped(string announced, string shipped, string hold) =>
        LineShop.Hold(LineShop.Asked(Policies.Plain, announced: [announced], shipped: shipped.Length == 0 ? [] : [shipped])).ShouldBe(hold);
}
