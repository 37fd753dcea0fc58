using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns.Eligibility;

/// <summary>Given a shop that takes nothing back after seven days, when a consumer withdraws in time, then the law decides and not the shop.</summary>
public class WithdrawalTests
{
    private static readonly PolicyDocument Given = Policies.Plain with
    {
        ReturnWindowDays = 7,
        Restricted = [new RestrictedRule { Id = "hygiene", Categories = ["HYGIENE", "ENGRAVED"], Mode = RestrictionMode.Refuse }],
        WithdrawalExcluded =
        [
            new WithdrawalExclusion { Id = "hygiene-unsealed", Categories = ["HYGIENE"], UnlessSealed = true },
            new WithdrawalExclusion { Id = "custom-made", Categories = ["ENGRAVED"] },
        ],
    };

    private static WithdrawalDeclaration Declaration(string id = "wd-1", bool opens = false, params WithdrawnUnits[] lines) => new()
    {
        Header = Shop.Header,
        DeclarationId = id,
        Opens = opens,
        Lines = lines,
        Name = "Anna Example",
        Contact = "anna@example.invalid",
        Statement = "I withdraw.",
    };

    private static Shop Declared(
        double daysAfterDelivery, string? category = null, string? country = "DE", bool finalSale = false, int asked = 1, params WithdrawnUnits[] lines)
    {
        var shop = LineShop.Asked(Given, daysAfterDelivery, category: category, country: country, finalSale: finalSale, asked: asked, sold: Math.Max(2, asked));
        shop.Play(Declaration(lines: lines), Shop.Day, Actor.Person("portal"));
        return shop;
    }

    [Theory]
    [InlineData(10, "TENTS", "DE", EligibilityPath.Withdrawal, EligibilityVerdict.Eligible, "withdrawal.in-time")]
    [InlineData(14, "TENTS", "DE", EligibilityPath.Withdrawal, EligibilityVerdict.Eligible, "withdrawal.in-time")]
    [InlineData(18, "TENTS", "DE", EligibilityPath.Standard, EligibilityVerdict.NeedsPerson, "window.outside withdrawal.late")]
    [InlineData(5, "TENTS", "US", EligibilityPath.Standard, EligibilityVerdict.Eligible, "window.inside withdrawal.not-eu")]
    [InlineData(10, "TENTS", "US", EligibilityPath.Standard, EligibilityVerdict.NeedsPerson, "window.outside withdrawal.not-eu")]
    [InlineData(10, "TENTS", null, EligibilityPath.Withdrawal, EligibilityVerdict.Eligible, "withdrawal.in-time")]
    [InlineData(10, "ENGRAVED", "DE", EligibilityPath.Standard, EligibilityVerdict.Refused, "window.outside hygiene custom-made")]
    [InlineData(5, "HYGIENE", "DE", EligibilityPath.Standard, EligibilityVerdict.Refused, "window.inside hygiene hygiene-unsealed")]
    public void In_time_and_with_the_right_the_policy_has_no_say(
        double days, string category, string? country, EligibilityPath path, EligibilityVerdict verdict, string rules)
    {
        var shop = Declared(days, category, country);
        var line = LineShop.LineOf(shop);
        line.Path.ShouldBe(path);
        line.Verdict.ShouldBe(verdict);
        string.Join(' ', line.Decision.Rules).ShouldBe(rules);
        Withdrawals.Covers(shop.State, "rl-1").ShouldBe(path == EligibilityPath.Withdrawal);
        Withdrawals.Covers(shop.State, "rl-2").ShouldBeFalse();
    }

    [Fact]
    public void Final_sale_does_not_take_the_right_away()
    {
        var shop = Declared(10, finalSale: true);
        shop.Inspect();
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void Sealed_hygiene_goods_have_the_right_once_every_unit_was_seen_to_be_sealed()
    {
        var shop = Declared(5, "HYGIENE", asked: 2);
        shop.Inspect(1, Grade.N, Condition.Sealed);
        shop.Released.ShouldBe(0m);
        shop.Inspect(1, Grade.N, Condition.Sealed);
        LineShop.LineOf(shop).Path.ShouldBe(EligibilityPath.Withdrawal);
        shop.Released.ShouldBe(204.90m);
    }

    [Fact]
    public void Unsealed_hygiene_goods_stay_a_persons_business()
    {
        var shop = Declared(5, "HYGIENE");
        shop.Inspect(1, Grade.A);
        LineShop.LineOf(shop).Path.ShouldBe(EligibilityPath.Standard);
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.RestrictedGoods, "hygiene")]);
    }

    [Theory]
    [InlineData(2, "ol-1", 2, "withdrawal.in-time")]
    [InlineData(2, "ol-1", 1, "window.outside withdrawal.fewer-units")]
    [InlineData(1, "ol-9", 1, "window.outside withdrawal.other-lines")]
    public void A_declaration_on_some_units_covers_those(int asked, string orderLine, int declared, string rules) =>
        string.Join(' ', LineShop.LineOf(Declared(10, asked: asked, lines: new WithdrawnUnits(orderLine, declared))).Decision.Rules).ShouldBe(rules);

    [Fact]
    public void Two_declarations_on_a_unit_each_cover_both_together()
    {
        var shop = Declared(10, asked: 2, lines: new WithdrawnUnits("ol-1", 1));
        shop.Play(Declaration("wd-2", lines: new WithdrawnUnits("ol-1", 1)), Shop.Day.AddDays(1));
        Withdrawals.Covers(shop.State, "rl-1").ShouldBeTrue();
        shop.State.Withdrawal!.Declarations.Select(d => d.DeclarationId).ShouldBe(["wd-1", "wd-2"]);
    }

    [Fact]
    public void The_money_is_due_fourteen_days_after_the_first_declaration()
    {
        var shop = Declared(10);
        shop.Play(Declaration("wd-2"), Shop.Day.AddDays(2));
        Withdrawals.RefundDueAt(shop.State).ShouldBe(Shop.Day.AddDays(14));
        shop.Play(Declaration("wd-0"), Shop.Day.AddDays(-1));
        Withdrawals.RefundDueAt(shop.State).ShouldBe(Shop.Day.AddDays(13));
        Withdrawals.RefundDueAt(new Shop().State).ShouldBeNull();
    }

    [Theory]
    [InlineData(TrackingStatus.LabelCreated, true)]
    [InlineData(TrackingStatus.Cancelled, true)]
    [InlineData(TrackingStatus.PickedUp, false)]
    [InlineData(TrackingStatus.Delivered, false)]
    public void Money_may_be_kept_back_until_goods_are_seen_to_be_sent(TrackingStatus status, bool mayWithhold)
    {
        var shop = Declared(10);
        Withdrawals.MayWithhold(shop.State).ShouldBeTrue();
        shop.Play(new ParcelReported("1Z999", "UPS", status, "X"));
        Withdrawals.MayWithhold(shop.State).ShouldBe(mayWithhold);
    }

    [Fact]
    public void Goods_that_are_back_end_the_keeping_back()
    {
        var shop = Declared(10);
        shop.Receive();
        Withdrawals.MayWithhold(shop.State).ShouldBeFalse();
    }

    [Fact]
    public void Withdrawing_from_a_whole_order_asks_for_each_of_its_lines_and_needs_no_answer()
    {
        var shop = new Shop(Given);
        shop.Play(Declaration(opens: true), Shop.Day, Actor.Person("portal"));
        shop.State.Authorisation.Status.ShouldBe(AuthorisationStatus.Authorised);
        shop.State.Lines.ShouldBeEmpty();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 2, 200), Shop.OrderLine("ol-2", "MAT", 1, 30))));
        shop.State.Lines.Select(l => (l.Requested.OrderLineId, l.Requested.Quantity)).ShouldBe([("ol-1", 2), ("ol-2", 1)]);
        shop.State.Eligibility!.Lines.ShouldAllBe(l => l.Path == EligibilityPath.Withdrawal);
        shop.Inspect(2, sku: "TENT-2P");
        shop.Inspect(1, sku: "MAT");
        shop.Released.ShouldBe(234.90m);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void Withdrawing_from_some_lines_asks_for_those()
    {
        var shop = new Shop(Given);
        shop.Order(200, 2);
        shop.Play(Declaration(opens: true, lines: new WithdrawnUnits("ol-1", 1)), Shop.Day);
        shop.State.Lines.ShouldHaveSingleItem().Requested.Quantity.ShouldBe(1);
        shop.Inspect();
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void A_refusal_before_the_declaration_does_not_stand_against_it_and_a_cancellation_after_it_does()
    {
        var shop = new Shop(Given);
        shop.Request();
        shop.Order();
        shop.Play(new ReturnDeclineReported(Shop.Header, "FINAL_SALE"), Shop.Day.AddHours(1));
        shop.Play(Declaration(), Shop.Day.AddHours(2));
        shop.State.Authorisation.Status.ShouldBe(AuthorisationStatus.Authorised);
        shop.Play(new ReturnCancellationReported(Shop.Header), Shop.Day.AddHours(3));
        shop.State.Authorisation.Status.ShouldBe(AuthorisationStatus.Cancelled);
    }

    [Fact]
    public void Who_took_the_declaration_down_does_not_approve_its_credit()
    {
        var shop = Declared(18);
        shop.Inspect();
        shop.Approve("portal").Refusal!.Code.ShouldBe("self-approval");
    }

    [Fact]
    public void A_declaration_heard_twice_is_one_and_leaves_no_personal_data_on_the_stream()
    {
        var shop = Declared(10);
        var events = shop.Stream.Count;
        shop.Play(Declaration(), Shop.Day, id: "told-again");
        shop.Stream.Count.ShouldBe(events);
        var text = string.Join('\n', shop.Stream.Select(e => System.Text.Encoding.UTF8.GetString(Core.Wire.CloudEventJson.Write(e).Span)));
        text.ShouldContain("wd-1");
        text.ShouldNotContain("Anna");
        text.ShouldNotContain("anna@");
        text.ShouldNotContain("I withdraw");
    }
}
