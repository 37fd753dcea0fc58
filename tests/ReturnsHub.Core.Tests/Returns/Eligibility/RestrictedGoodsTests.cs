using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns.Eligibility;

/// <summary>Given goods that may not simply be taken back, when they are sent back for a reason, then they are refused, shown to a person or taken.</summary>
public class RestrictedGoodsTests
{
    private static readonly PolicyDocument Given = Policies.Plain with
    {
        Restricted =
        [
            new RestrictedRule { Id = "food", Categories = ["FOOD"], Mode = RestrictionMode.Refuse, AllowedReasons = [ReasonCode.ExpiredOrSpoiled, ReasonCode.WrongItem] },
            new RestrictedRule { Id = "hygiene", Categories = ["HYGIENE"], Mode = RestrictionMode.Person, AllowedReasons = [ReasonCode.Defective] },
        ],
    };

    [Theory]
    [InlineData("FOOD", ReasonCode.ChangedMind, EligibilityVerdict.Refused, "RESTRICTED_GOODS")]
    [InlineData("FOOD", ReasonCode.Defective, EligibilityVerdict.Refused, "RESTRICTED_GOODS")]
    [InlineData("FOOD", ReasonCode.ExpiredOrSpoiled, EligibilityVerdict.Eligible, "")]
    [InlineData("FOOD", ReasonCode.WrongItem, EligibilityVerdict.Eligible, "")]
    [InlineData("HYGIENE", ReasonCode.ChangedMind, EligibilityVerdict.NeedsPerson, "RESTRICTED_GOODS")]
    [InlineData("HYGIENE", ReasonCode.Defective, EligibilityVerdict.Eligible, "")]
    [InlineData("TENTS", ReasonCode.ChangedMind, EligibilityVerdict.Eligible, "")]
    public void The_rule_for_the_goods_decides_unless_it_lets_the_reason_through(string category, ReasonCode reason, EligibilityVerdict verdict, string hold)
    {
        var shop = LineShop.Asked(Given, reason: reason, category: category);
        LineShop.LineOf(shop).Verdict.ShouldBe(verdict);
        LineShop.Hold(shop).ShouldBe(hold);
    }

    [Theory]
    [InlineData(ReasonCode.ChangedMind, EligibilityVerdict.Refused)]
    [InlineData(ReasonCode.SizeTooSmall, EligibilityVerdict.Refused)]
    [InlineData(ReasonCode.BetterPrice, EligibilityVerdict.Refused)]
    [InlineData(ReasonCode.Unknown, EligibilityVerdict.NeedsPerson)]
    [InlineData(ReasonCode.Other, EligibilityVerdict.NeedsPerson)]
    [InlineData(ReasonCode.Defective, EligibilityVerdict.Eligible)]
    [InlineData(ReasonCode.FailedInUse, EligibilityVerdict.Eligible)]
    [InlineData(ReasonCode.DamagedInTransit, EligibilityVerdict.Eligible)]
    [InlineData(ReasonCode.WrongItem, EligibilityVerdict.Eligible)]
    [InlineData(ReasonCode.NotAsDescribed, EligibilityVerdict.Eligible)]
    public void Final_sale_stands_against_a_change_of_mind_and_never_against_a_defect(ReasonCode reason, EligibilityVerdict verdict) =>
        LineShop.LineOf(LineShop.Asked(Policies.Plain, reason: reason, finalSale: true)).Verdict.ShouldBe(verdict);

    [Fact]
    public void Refused_goods_that_come_all_the_same_are_credited_by_a_person_or_not_at_all()
    {
        var shop = LineShop.Asked(Policies.Plain, finalSale: true);
        shop.Inspect();
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.RestrictedGoods, "final-sale.change-of-mind")]);
        shop.State.Exceptions.Select(e => (e.Kind, e.About)).ShouldBe([(ExceptionKind.OutsidePolicy, "rl-1/restricted")]);
        shop.Approve();
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void What_stands_against_a_line_from_several_sides_stands_on_its_credit_from_all_of_them()
    {
        var shop = LineShop.Asked(Given, 31, category: "FOOD", shipped: ["SN-1"]);
        shop.Inspect(serials: "SN-9");
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.SerialMismatch, HoldCode.OutsidePolicy, HoldCode.RestrictedGoods]);
        shop.Held.Holds.Select(h => h.Rule).ShouldBe(["serial.mismatch", "window.outside", "food"]);
    }

    [Fact]
    public void One_refused_line_does_not_keep_the_money_of_the_others_back()
    {
        var shop = new Shop(Given);
        shop.Play(new Facts.ReturnRequestReported(Shop.Header,
            [Shop.Line("rl-1", "ol-1", 1, ReasonCode.ChangedMind), Shop.Line("rl-2", "ol-2", 1, ReasonCode.ChangedMind)]), Shop.Day);
        shop.Authorise();
        shop.Play(new Facts.OrderReported(Shop.OrderOf(
            Shop.OrderLine("ol-1", "JAM", 1, 12) with { Category = "FOOD" }, Shop.OrderLine("ol-2", "TENT-2P", 1, 100))));
        shop.State.Eligibility!.Eligible.ShouldBeFalse();
        shop.Inspect(1, sku: "JAM");
        shop.Inspect(1, sku: "TENT-2P");
        shop.Released.ShouldBe(100m);
        shop.Held.Amount.ShouldBe(Shop.Euro(12));
    }

    [Fact]
    public void A_returnless_credit_waits_for_the_same_person()
    {
        var shop = LineShop.Asked(Given with { Returnless = [new ReturnlessRule { Id = "keep", LineValueUpTo = 500 }] }, category: "HYGIENE");
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.RestrictedGoods, "hygiene")]);
    }
}
