using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Exceptions;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns.Exceptions;

/// <summary>What people do about exceptions: take over, set aside, take note of.</summary>
public sealed class ExceptionWorkTests
{
    private const string Parcel = "1Z-1";
    private static readonly Actor Finn = Actor.Person("finn");

    public static TheoryData<ExceptionKind> Kinds => [.. Enum.GetValues<ExceptionKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_is_dismissed_only_with_its_own_permission_and_only_where_the_guide_lets_it(ExceptionKind kind)
    {
        var advice = ExceptionGuide.Of(kind);
        var state = Open(kind);
        foreach (var role in Enum.GetValues<Role>())
        {
            var step = ReturnStep.Decide(state, Say(state, new ExceptionDismissal(kind, "x/1", "looked at it"), role), Policies.Plain, Shop.Day);
            var expected = !RolePermissions.Of(role).Contains(advice.Permission) ? "not-permitted"
                : advice.Ending == ExceptionEnding.WithCause ? "ends-with-its-cause" : null;
            (step.Refusal?.Code).ShouldBe(expected, $"{role}");
            (step.Refusal is null).ShouldBe(expected is null, $"{role}");
            if (expected is null)
                step.Events[0].ShouldBe(new ExceptionDismissed(kind, "x/1", Severity.High, "what was seen", "looked at it", Finn, Shop.Day));
            else step.Events.ShouldBeEmpty();
            if (expected == "ends-with-its-cause") step.Refusal!.Detail.ShouldContain(advice.WhatToDo);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_set_aside_leaves_the_list_and_what_is_about_money_stays_as_noted(ExceptionKind kind)
    {
        if (ExceptionGuide.Of(kind).Ending == ExceptionEnding.WithCause) return;
        var after = ReturnFold.Apply(Open(kind), new ExceptionDismissed(kind, "x/1", Severity.High, "what was seen", "why", Finn, Shop.Day), Shop.Day, Finn);
        after.Dismissals.ShouldHaveSingleItem().Kind.ShouldBe(kind);
        if (ExceptionGuide.Of(kind).Ending == ExceptionEnding.Dismissed) after.Exceptions.ShouldBeEmpty();
        else after.Exceptions.ShouldHaveSingleItem().ShouldBe(Open(kind).Exceptions[0] with { Severity = Severity.Low, AcknowledgedBy = Finn });
    }

    [Fact]
    public void What_was_set_aside_stays_away_until_it_is_another()
    {
        var shop = Lost();
        Dismiss(shop, ExceptionKind.ParcelProblem, Parcel).Refusal.ShouldBeNull();
        shop.Exceptions.ShouldBeEmpty();
        shop.Receive();
        shop.Exceptions.ShouldNotContain(ExceptionKind.ParcelProblem, "the carrier says the same as before");

        shop.Play(new ParcelReported(Parcel, "UPS", TrackingStatus.Exception, "X2"), Shop.Day.AddDays(2));
        shop.State.Exceptions.Single(e => e.Kind == ExceptionKind.ParcelProblem).Detail.ShouldBe("The carrier reports EXCEPTION.");
        shop.Play(new ParcelReported(Parcel, "UPS", TrackingStatus.Lost, "X1"), Shop.Day.AddDays(3));
        shop.Inspect();
        shop.Exceptions.ShouldContain(ExceptionKind.ParcelProblem, "what was said about it held until it changed");
        ReturnFold.Rebuild(shop.State.Key, shop.Stream).ShouldBeEquivalentTo(shop.State);
    }

    [Fact]
    public void Money_that_somebody_took_note_of_stays_visible_until_it_is_right_and_is_urgent_again_when_it_changes()
    {
        var shop = Shop.Accepted();
        shop.Inspect();
        shop.Refund(130);
        shop.State.Exceptions.ShouldHaveSingleItem().Kind.ShouldBe(ExceptionKind.OverRefunded);
        var about = shop.State.Exceptions[0].About;
        Dismiss(shop, ExceptionKind.OverRefunded, about).Refusal.ShouldBeNull();
        shop.State.Exceptions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Severity.ShouldBe(Severity.Low), e => e.AcknowledgedBy.ShouldBe(Finn));
        Dismiss(shop, ExceptionKind.OverRefunded, about).Refusal!.Code.ShouldBe("already-acknowledged");
        shop.Play(new LabelReported(Shop.Header, Parcel, "UPS"));
        shop.State.Exceptions.ShouldHaveSingleItem().AcknowledgedBy.ShouldBe(Finn);

        shop.Refund(20, "ref-2");
        shop.State.Exceptions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Severity.ShouldBe(Severity.High), e => e.AcknowledgedBy.ShouldBeNull());
    }

    [Fact]
    public void An_owner_stays_when_the_exception_changes_and_can_be_taken_off()
    {
        var shop = Lost();
        shop.Play(new ExceptionAssignment(ExceptionKind.ParcelProblem, Parcel, "carl"), by: Finn).Refusal.ShouldBeNull();
        shop.Play(new ExceptionAssignment(ExceptionKind.ParcelProblem, Parcel, "carl"), by: Finn).Events.ShouldBeEmpty();
        shop.Play(new ParcelReported(Parcel, "UPS", TrackingStatus.ReturnedToSender, "X2"), Shop.Day.AddDays(2));
        shop.State.Exceptions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            e => e.Owner.ShouldBe("carl"), e => e.Detail.ShouldBe("The carrier reports RETURNED_TO_SENDER."));
        shop.Play(new ExceptionAssignment(ExceptionKind.ParcelProblem, Parcel, null), by: Finn);
        shop.State.Exceptions.ShouldHaveSingleItem().Owner.ShouldBeNull();
    }

    [Theory]
    [InlineData("1Z-9", "carl", "exception-unknown")]
    [InlineData(Parcel, " ", "owner-wrong")]
    [InlineData(Parcel, "carl", null)]
    public void An_exception_is_handed_to_somebody_when_it_is_open(string about, string owner, string? refused) =>
        (Lost().Play(new ExceptionAssignment(ExceptionKind.ParcelProblem, about, owner), by: Finn).Refusal?.Code).ShouldBe(refused);

    [Theory]
    [InlineData("1Z-9", "found", "exception-unknown")]
    [InlineData(Parcel, " ", "why-missing")]
    [InlineData(Parcel, "found in the yard", null)]
    public void A_dismissal_says_which_and_why(string about, string why, string? refused) =>
        (Dismiss(Lost(), ExceptionKind.ParcelProblem, about, why).Refusal?.Code).ShouldBe(refused);

    private static Shop Lost()
    {
        var shop = Shop.Accepted();
        shop.Play(new ParcelReported(Parcel, "UPS", TrackingStatus.Lost, "X1"), Shop.Day.AddDays(1));
        shop.Exceptions.ShouldBe([ExceptionKind.ParcelProblem]);
        return shop;
    }

    private static StepResult Dismiss(Shop shop, ExceptionKind kind, string about, string why = "looked at it") =>
        shop.Play(new ExceptionDismissal(kind, about, why), by: Finn);

    private static ReturnState Open(ExceptionKind kind) => ReturnState.New(new StreamKey(Shop.Tenant, ReturnId.For(Shop.Tenant, Shop.Connection, "5588"))) with
    {
        Version = 1,
        Exceptions = [new OpenException(kind, "x/1", Severity.High, "what was seen", Shop.Day)],
    };

    private static Fact Say(ReturnState state, FactBody body, Role role) => new()
    {
        Id = "f-1",
        Tenant = state.Tenant,
        Subject = new Subject.Known(state.ReturnId),
        Connection = "api",
        OccurredAt = Shop.Day,
        Actor = Finn,
        Roles = [role],
        Body = body,
    };

    [Theory]
    [InlineData("rita")] // received the goods
    [InlineData("ina")] // inspected them
    public void Who_handled_the_goods_does_not_set_aside_what_speaks_against_them(string by)
    {
        var shop = Shop.Accepted(quantity: 1);
        shop.Receive(2);
        shop.Inspect(2);
        var command = new ExceptionDismissal(ExceptionKind.QuantityMismatch, "rl-1", "counted again");
        shop.Play(command, by: Actor.Person(by), roles: [Role.Clerk]).Refusal!.Code.ShouldBe("self-dismissal");
        shop.Play(command, by: Actor.Person("clara"), roles: [Role.Clerk]).Refusal.ShouldBeNull();
    }
}
