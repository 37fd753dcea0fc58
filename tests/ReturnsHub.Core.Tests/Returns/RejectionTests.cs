using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns;

public class RejectionTests
{
    private static readonly PolicyDocument Limit = Policies.Plain with
    {
        Approval = [new ApprovalRule { Id = "over-150", Over = 150, Approvers = 1 }],
        RestockingFees = [new RestockingFeeRule { Id = "worn", Grades = [Grade.D], Percent = 50 }],
    };

    [Fact]
    public void A_rejected_credit_is_not_proposed_again()
    {
        var shop = Shop.Accepted(Limit, paid: 200);
        shop.Inspect();
        shop.Reject().Refusal.ShouldBeNull();
        shop.Receive();
        shop.Play(new ReturnClosureReported(Shop.Header));
        shop.Credit.Status.ShouldBe(CreditStatus.Rejected);
        shop.Released.ShouldBe(0m);
        shop.Events<CreditRejected>().Single().Why.ShouldBe("NOT_OURS");
    }

    [Fact]
    public void Units_that_come_after_a_rejection_are_proposed()
    {
        var shop = Shop.Accepted(Limit, paid: 200, quantity: 2);
        shop.Inspect(1);
        shop.Reject();
        shop.Inspect(1);
        shop.Held.Amount.ShouldBe(Shop.Euro(100));
        shop.Approve();
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void The_clean_units_beside_rejected_ones_stay_released()
    {
        var shop = Shop.Accepted(paid: 200, quantity: 2);
        shop.Inspect(1);
        shop.Inspect(1, Grade.U, Condition.WrongGoods);
        shop.Released.ShouldBe(100m);
        shop.Reject();
        shop.Released.ShouldBe(100m);
        shop.State.Credits.Select(c => c.Status).ShouldBe([CreditStatus.Released, CreditStatus.Rejected]);
    }

    [Fact]
    public void Money_the_platform_moves_after_a_rejection_is_booked_all_the_same()
    {
        var shop = Shop.Accepted(Limit, paid: 200);
        shop.Inspect();
        shop.Reject();
        shop.Refund(200);
        shop.Released.ShouldBe(200m);
        shop.State.Credits[^1].Origin.ShouldBe(CreditOrigin.PlatformRefund);
    }

    [Fact]
    public void Only_a_person_rejects_and_only_what_was_shown()
    {
        var shop = Shop.Accepted(Limit, paid: 200);
        shop.Inspect();
        shop.Play(new CreditRejection("CR-1", null, "NO")).Refusal!.Code.ShouldBe("not-a-person");
        shop.Reject(hash: "another").Refusal!.Code.ShouldBe("credit-changed");
        shop.Reject();
        shop.Play(new CreditRejection("CR-1", null, "NO"), by: Actor.Person("olga")).Refusal!.Code.ShouldBe("credit-not-held");
    }

    [Fact]
    public void Words_of_a_rejection_are_cut_at_200_characters_on_one_line()
    {
        var shop = Shop.Accepted(Limit, paid: 200);
        shop.Inspect();
        shop.Play(new CreditRejection("CR-1", null, "A\n" + new string('x', 500)), by: Actor.Person("finn"));
        shop.Events<CreditRejected>().Single().Why.ShouldBe("A " + new string('x', 198));
    }

    [Fact]
    public void A_better_grade_after_a_rejection_does_not_get_round_it()
    {
        var shop = new Shop(Policies.Plain with
        {
            RestockingFees = [new RestockingFeeRule { Id = "F-D", Grades = [Grade.D], Percent = 50 }],
        });
        shop.Request();
        shop.Authorise();
        shop.Order();
        shop.Inspect(grade: Grade.D, condition: Condition.WrongGoods);
        shop.Play(new CreditRejection(shop.Held.CreditId, null, "wrong goods"), by: Actor.Person("finn"));
        shop.Inspect(grade: Grade.A);

        shop.Released.ShouldBe(0);
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.Manual]);
    }
}
