using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns.Holds;

/// <summary>Releasing against the holds: possible, never for more than is due, and never unseen.</summary>
public class BreakGlassTests
{
    private const string Why = "customer at the counter, flight in an hour";
    private static readonly PolicyDocument Two = Policies.Plain with { Approval = [new ApprovalRule { Id = "over-150", Over = 150, Approvers = 2 }] };

    [Theory]
    // what holds it, what goes out
    [InlineData("two approvals missing", 200)]
    [InlineData("a person's hold", 200)]
    [InlineData("empty parcel", 200)]
    [InlineData("inspection pending", 200)]
    public void A_held_credit_goes_out_as_it_was_computed_and_the_stream_says_so(string held, decimal released)
    {
        var shop = Held(held);
        var (credit, holds) = (shop.Held, shop.Held.Holds);
        Break(shop).Refusal.ShouldBeNull();
        shop.Released.ShouldBe(released);
        var broken = shop.Events<CreditBreakGlassReleased>().ShouldHaveSingleItem();
        broken.ShouldSatisfyAllConditions(
            e => e.CreditId.ShouldBe(credit.CreditId),
            e => e.Holds.ShouldBe(holds),
            e => e.Amount.ShouldBe(Shop.Euro(released)),
            e => e.By.ShouldBe(Actor.Person("conny")),
            e => e.Why.ShouldBe(Why));
        var release = shop.Events<CreditReleased>().ShouldHaveSingleItem();
        release.Decision.Rules[^1].ShouldBe("break-glass");
        release.ApprovedBy.ShouldBeEmpty();
        shop.State.Exceptions.ShouldContain(e => e.Kind == ExceptionKind.BreakGlassUsed && e.Severity == Severity.High && e.About == credit.CreditId);
    }

    [Fact]
    public void Nothing_goes_out_twice_and_later_goods_are_held_as_before()
    {
        var shop = Shop.Accepted(Two, paid: 400, quantity: 2);
        shop.Inspect(1);
        Break(shop);
        shop.Released.ShouldBe(200m);
        shop.Play(new BreakGlass("CR-1", shop.State.Credits[0].ContentHash, Why), by: Actor.Person("conny")).Refusal!.Code.ShouldBe("credit-not-held");
        shop.Inspect(1);
        shop.Released.ShouldBe(200m);
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.ValueOverLimit, HoldCode.SecondApprovalNeeded]);
    }

    [Fact]
    public void What_a_sibling_credited_is_not_credited_by_breaking_the_glass()
    {
        var shop = Held("two approvals missing");
        shop.Elsewhere = new Dictionary<string, Money>(StringComparer.Ordinal) { ["ol-1"] = Shop.Euro(150) };
        Break(shop).Refusal!.Code.ShouldBe("credit-changed");
        shop.Events<CreditBreakGlassReleased>().ShouldBeEmpty();
        shop.Held.Amount.ShouldBe(Shop.Euro(50), "what it is now is on record, so that it can be seen and decided on");
        Break(shop).Refusal.ShouldBeNull();
        shop.Released.ShouldBe(50m);
    }

    [Fact]
    public void A_rejected_credit_stays_rejected()
    {
        var shop = Held("two approvals missing");
        var hash = shop.Held.ContentHash;
        shop.Reject();
        shop.Play(new BreakGlass("CR-1", hash, Why), by: Actor.Person("conny")).Refusal!.Code.ShouldBe("credit-not-held");
        shop.Released.ShouldBe(0m);
    }

    [Theory]
    [InlineData("customer", "why-missing")]
    [InlineData("         x         ", "why-missing")]
    [InlineData("", "why-missing")]
    [InlineData("customer here", null)]
    public void It_takes_a_reason_of_ten_characters(string why, string? refused) => (Break(Held("empty parcel"), why: why).Refusal?.Code).ShouldBe(refused);

    [Fact]
    public void It_takes_the_content_that_was_seen()
    {
        var shop = Held("empty parcel");
        shop.Play(new BreakGlass("CR-1", "0000", Why), by: Actor.Person("conny")).Refusal!.Code.ShouldBe("credit-changed");
        shop.Play(new BreakGlass("CR-9", shop.Held.ContentHash, Why), by: Actor.Person("conny")).Refusal!.Code.ShouldBe("credit-unknown");
        shop.Released.ShouldBe(0m);
    }

    [Fact]
    public void Another_person_looks_at_it_and_it_stays_visible_for_ever()
    {
        var shop = Held("two approvals missing");
        Break(shop);
        shop.Receive(1);
        shop.Exceptions.ShouldContain(ExceptionKind.BreakGlassUsed, "nothing but a second look ends it");
        Seen(shop, "CONNY", Role.Controller).Refusal!.Code.ShouldBe("self-acknowledgement");
        Seen(shop, "finn", Role.Approver).Refusal!.Code.ShouldBe("not-permitted");
        Seen(shop, "aude", Role.Auditor).Refusal.ShouldBeNull();
        shop.Exceptions.ShouldNotContain(ExceptionKind.BreakGlassUsed);
        Seen(shop, "olga", Role.Controller).Refusal!.Code.ShouldBe("already-acknowledged");
        shop.Play(new ReturnClosureReported(Shop.Header));
        var use = shop.State.BreakGlass.ShouldHaveSingleItem();
        (use.By.Id, use.AcknowledgedBy!.Id, use.Why).ShouldBe(("conny", "aude", Why));
        ReturnFold.Rebuild(shop.State.Key, shop.Stream).BreakGlass.Count.ShouldBe(1);
    }

    [Fact]
    public void What_was_not_broken_cannot_be_acknowledged() =>
        Seen(Held("two approvals missing"), "aude", Role.Auditor).Refusal!.Code.ShouldBe("break-glass-unknown");

    private static StepResult Break(Shop shop, string by = "conny", string why = Why) =>
        shop.Play(new BreakGlass(shop.Held.CreditId, shop.Held.ContentHash, why), by: Actor.Person(by), roles: [Role.Controller]);

    private static StepResult Seen(Shop shop, string by, Role role) =>
        shop.Play(new BreakGlassAcknowledgement("CR-1"), by: Actor.Person(by), roles: [role]);

    private static Shop Held(string by)
    {
        var shop = Shop.Accepted(by == "two approvals missing" ? Two : Policies.Plain, paid: 200);
        if (by == "a person's hold") shop.Play(new HoldPlacement(HoldCode.AbuseSuspected, "third empty box"), by: Actor.Person("paul"));
        if (by == "inspection pending") shop.Receive();
        else shop.Inspect(condition: by == "empty parcel" ? Condition.EmptyParcel : Condition.Opened);
        shop.Held.Status.ShouldBe(CreditStatus.Held);
        return shop;
    }
}
