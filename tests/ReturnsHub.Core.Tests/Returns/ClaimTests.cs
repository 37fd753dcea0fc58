using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

public class ClaimTests
{
    private static readonly PolicyDocument ToVendor = Policies.Plain with
    {
        Dispositions =
        [
            new DispositionRule { Id = "vendor", Reasons = [ReasonCode.Defective], Disposition = Disposition.ReturnToVendor },
            new DispositionRule { Id = "rest", Disposition = Disposition.Restock },
        ],
    };

    [Fact]
    public void Units_held_for_the_vendor_open_a_claim_against_the_vendor()
    {
        var shop = Shop.Accepted(ToVendor, paid: 200, quantity: 2, reason: ReasonCode.Defective);
        shop.Inspect(1);
        shop.State.Claims.ShouldHaveSingleItem().Quantity.ShouldBe(1);
        shop.Inspect(1);
        var claim = shop.State.Claims.ShouldHaveSingleItem();
        (claim.ClaimId, claim.Against, claim.Party, claim.Quantity, claim.Reason).ShouldBe(("VENDOR/rl-1", Fault.Vendor, "Alpine Works", 2, ReasonCode.Defective));
    }

    [Fact]
    public void Goods_damaged_on_the_way_open_a_claim_against_the_carrier()
    {
        var shop = Shop.Accepted(reason: ReasonCode.DamagedInTransit);
        shop.Receive(1, Condition.Damaged);
        shop.State.Claims.ShouldBeEmpty();
        shop.Inspect(1, Grade.D, Condition.Damaged);
        var claim = shop.State.Claims.ShouldHaveSingleItem();
        (claim.ClaimId, claim.Party, claim.Decision.Rules.Single()).ShouldBe(("CARRIER/rl-1", null, "claim.damaged-in-transit"));
    }

    [Theory]
    [InlineData(Condition.EmptyParcel)]
    [InlineData(Condition.WrongGoods)]
    public void Wrong_goods_and_empty_parcels_are_no_ground_for_a_carriers_claim(Condition condition)
    {
        var shop = Shop.Accepted(reason: ReasonCode.DamagedInTransit);
        shop.Inspect(1, Grade.D, condition);
        shop.State.Claims.ShouldBeEmpty();
    }

    [Fact]
    public void A_reason_that_turns_out_another_withdraws_the_claim()
    {
        var shop = Shop.Accepted(ToVendor, reason: ReasonCode.Defective);
        shop.Inspect();
        shop.Play(new ReasonSettled("rl-1", ReasonCode.ChangedMind), by: Actor.Person("rosa"));
        shop.State.Claims.ShouldBeEmpty();
        shop.Events<ClaimWithdrawn>().ShouldHaveSingleItem().ClaimId.ShouldBe("VENDOR/rl-1");
    }

    [Fact]
    public void What_the_warehouse_sends_to_the_vendor_is_claimed_too()
    {
        var shop = Shop.Accepted(reason: ReasonCode.QualityBelowExpectation);
        shop.Inspect();
        shop.State.Claims.ShouldBeEmpty();
        shop.Dispose(Disposition.ReturnToVendor);
        shop.State.Claims.ShouldHaveSingleItem().Quantity.ShouldBe(1);
    }
}
