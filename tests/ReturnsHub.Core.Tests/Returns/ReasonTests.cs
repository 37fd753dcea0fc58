using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

public class ReasonTests
{
    private static Shop Asked(ReasonCode picked, string? note = null)
    {
        var shop = new Shop();
        shop.Request(reason: picked, note: note);
        shop.Authorise();
        shop.Order(paid: 100);
        return shop;
    }

    private static ReasonDecided? Reason(Shop shop) => shop.State.Lines[0].Reason;

    [Fact]
    public void Without_words_the_customers_own_pick_settles_it()
    {
        var shop = Asked(ReasonCode.SizeTooSmall);
        Reason(shop)!.Code.ShouldBe(ReasonCode.SizeTooSmall);
        Reason(shop)!.Basis.ShouldBe(ReasonBasis.Source);
        Reason(shop)!.Decision.Rules.ShouldBe(["reason.picked"]);
    }

    [Fact]
    public void With_words_the_reason_waits_for_its_classification_without_troubling_a_person()
    {
        var shop = Asked(ReasonCode.SizeTooSmall, "words");
        Reason(shop).ShouldBeNull();
        shop.Exceptions.ShouldBeEmpty();
        shop.Receive();
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.ReasonUncertain, "reason.unsettled")]);
        shop.Approve().Refusal!.Code.ShouldBe("credit-waits-for-facts");
    }

    [Theory]
    [InlineData(0.70, ReasonCode.Defective, ReasonBasis.Model, "reason.classified")]
    [InlineData(0.69, ReasonCode.SizeTooSmall, ReasonBasis.Source, "reason.picked-unsure-text")]
    public void A_classification_counts_from_the_policys_threshold_on(double confidence, ReasonCode code, ReasonBasis basis, string rule)
    {
        var shop = Asked(ReasonCode.SizeTooSmall, "words");
        shop.Classify(ReasonCode.Defective, (decimal)confidence);
        Reason(shop)!.Code.ShouldBe(code);
        Reason(shop)!.Basis.ShouldBe(basis);
        Reason(shop)!.Decision.Rules.ShouldBe([rule]);
        Reason(shop)!.Decision.Inputs["threshold"].ShouldBe("0.7");
    }

    [Theory]
    [InlineData(ReasonCode.Unknown)]
    [InlineData(ReasonCode.Other)]
    public void An_unsure_classification_beside_an_empty_pick_waits_for_a_person(ReasonCode picked)
    {
        var shop = Asked(picked, "words");
        shop.Classify(ReasonCode.Defective, 0.4m);
        Reason(shop).ShouldBeNull();
        shop.Exceptions.ShouldBe([ExceptionKind.ReasonUncertain]);
        shop.Play(new ReasonSettled("rl-1", ReasonCode.Defective), by: Actor.Person("rosa"));
        Reason(shop)!.Basis.ShouldBe(ReasonBasis.Person);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ReasonCode.SafetyOrHealth, null)]
    [InlineData(ReasonCode.UnauthorizedPurchase, null)]
    [InlineData(ReasonCode.Defective, ReasonCode.SafetyOrHealth)]
    public void Safety_and_unauthorised_purchases_go_to_a_person_however_sure_the_model_is(ReasonCode code, ReasonCode? secondary)
    {
        var shop = Asked(ReasonCode.Defective, "words");
        shop.Classify(code, 0.99m, secondary);
        Reason(shop).ShouldBeNull();
        shop.Exceptions.ShouldBe([ExceptionKind.ReasonUncertain]);
    }

    [Fact]
    public void A_safety_reason_is_urgent_even_as_the_second_reason()
    {
        var shop = Asked(ReasonCode.Defective, "words");
        shop.Classify(ReasonCode.Defective, 0.99m, ReasonCode.SafetyOrHealth);
        shop.State.Exceptions.ShouldHaveSingleItem().Severity.ShouldBe(Severity.High);
    }

    [Fact]
    public void A_safety_reason_the_customer_picked_waits_for_a_person_who_is_not_overruled_afterwards()
    {
        var shop = Asked(ReasonCode.SafetyOrHealth, "words");
        shop.Play(new ReasonSettled("rl-1", ReasonCode.SafetyOrHealth), by: Actor.Person("rosa"));
        shop.Classify(ReasonCode.ChangedMind, 0.99m);
        Reason(shop)!.Code.ShouldBe(ReasonCode.SafetyOrHealth);
        Reason(shop)!.Basis.ShouldBe(ReasonBasis.Person);
    }

    [Fact]
    public void Only_a_person_settles_a_reason_and_only_of_a_line_that_is_there()
    {
        var shop = Asked(ReasonCode.Other, "words");
        shop.Play(new ReasonSettled("rl-1", ReasonCode.Color)).Refusal!.Code.ShouldBe("not-a-person");
        shop.Play(new ReasonSettled("rl-9", ReasonCode.Color), by: Actor.Person("rosa")).Refusal!.Code.ShouldBe("line-unknown");
    }

    [Fact]
    public void The_newest_classification_counts_and_an_older_one_leaves_no_trace()
    {
        var shop = Asked(ReasonCode.SizeTooSmall, "words");
        shop.Classify(ReasonCode.SizeTooLarge, 0.9m);
        var older = new ClassificationReport { Code = ReasonCode.Color, Confidence = 0.95m, Classifier = "test", Taxonomy = "test", InputHash = "00" };
        shop.Play(new ClassificationReported("rl-1", older), Shop.Day).Events.ShouldBeEmpty();
        Reason(shop)!.Code.ShouldBe(ReasonCode.SizeTooLarge);
    }
}
