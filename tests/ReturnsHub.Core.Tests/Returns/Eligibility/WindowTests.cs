using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns.Eligibility;

/// <summary>Given windows by reason and category, when goods are asked back some days after delivery, then the line is inside or waits for a person.</summary>
public class WindowTests
{
    private static readonly PolicyDocument Given = Policies.Plain with
    {
        ReturnWindowDays = 30,
        Windows =
        [
            new WindowRule { Id = "defects-90", Reasons = [ReasonCode.Defective], Days = 90 },
            new WindowRule { Id = "books-7", Categories = ["BOOKS"], Days = 7 },
            new WindowRule { Id = "mattresses-any-time", Categories = ["MATTRESSES"], Days = null },
        ],
    };

    [Theory]
    [InlineData("TENTS", ReasonCode.ChangedMind, 30, EligibilityVerdict.Eligible, "window.inside")]
    [InlineData("TENTS", ReasonCode.ChangedMind, 30.001, EligibilityVerdict.NeedsPerson, "window.outside")]
    [InlineData("TENTS", ReasonCode.Defective, 90, EligibilityVerdict.Eligible, "window.inside defects-90")]
    [InlineData("TENTS", ReasonCode.Defective, 90.001, EligibilityVerdict.NeedsPerson, "window.outside defects-90")]
    [InlineData("BOOKS", ReasonCode.ChangedMind, 7, EligibilityVerdict.Eligible, "window.inside books-7")]
    [InlineData("BOOKS", ReasonCode.ChangedMind, 8, EligibilityVerdict.NeedsPerson, "window.outside books-7")]
    [InlineData("BOOKS", ReasonCode.Defective, 8, EligibilityVerdict.Eligible, "window.inside defects-90")]
    [InlineData("MATTRESSES", ReasonCode.ChangedMind, 3000, EligibilityVerdict.Eligible, "window.none mattresses-any-time")]
    public void The_first_window_for_goods_and_reason_decides(string category, ReasonCode reason, double days, EligibilityVerdict verdict, string rules)
    {
        var shop = LineShop.Asked(Given, days, reason, category);
        var line = LineShop.LineOf(shop);
        line.Verdict.ShouldBe(verdict);
        line.Path.ShouldBe(EligibilityPath.Standard);
        string.Join(' ', line.Decision.Rules).ShouldBe(rules);
        line.Decision.Inputs["category"].ShouldBe(category);
        shop.State.Eligibility!.Eligible.ShouldBe(verdict == EligibilityVerdict.Eligible);
    }

    [Fact]
    public void Outside_the_window_nothing_is_credited_without_a_person()
    {
        var shop = LineShop.Asked(Given, 31, category: "TENTS");
        shop.Inspect();
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.OutsidePolicy, "window.outside")]);
        shop.Approve();
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void A_reason_that_a_person_corrects_moves_the_line_into_another_window()
    {
        var shop = LineShop.Asked(Given, 60, ReasonCode.ChangedMind, "TENTS");
        LineShop.LineOf(shop).Verdict.ShouldBe(EligibilityVerdict.NeedsPerson);
        shop.Play(new Facts.ReasonSettled("rl-1", ReasonCode.Defective), by: Core.Primitives.Actor.Person("cora"));
        LineShop.LineOf(shop).Verdict.ShouldBe(EligibilityVerdict.Eligible);
        shop.Exceptions.ShouldBeEmpty();
    }
}
