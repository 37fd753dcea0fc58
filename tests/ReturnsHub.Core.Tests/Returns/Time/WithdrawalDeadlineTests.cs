using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Time;

namespace ReturnsHub.Core.Tests.Returns.Time;

/// <summary>Given: a withdrawal declared on 2 November 2026 at 9:00; the money is due on 16 November at 9:00.</summary>
public class WithdrawalDeadlineTests
{
    private static readonly PolicyDocument Approved = Policies.Plain with { Approval = [new ApprovalRule { Id = "all", Over = 0, Approvers = 1 }] };

    [Fact]
    public void The_refund_is_due_once_goods_came_and_the_money_did_not_go_out()
    {
        var shop = Withdrawn();
        Due(shop).ShouldBeNull("nothing is here: the money may be kept back");
        shop.Inspect();
        Due(shop).ShouldBe(Shop.Day.AddDays(14));
    }

    [Fact]
    public void A_refund_that_went_out_is_not_due_any_more()
    {
        var shop = Withdrawn();
        shop.Inspect();
        shop.Approve();
        shop.Released.ShouldBe(104.90m);
        Due(shop).ShouldBeNull();
    }

    private static DateTimeOffset? Due(Shop shop) =>
        Deadlines.Of(shop.State, shop.Policy).Where(d => d.Kind == DeadlineKind.WithdrawalRefundDue).Select(d => (DateTimeOffset?)d.DueAt).SingleOrDefault();

    private static Shop Withdrawn()
    {
        var shop = new Shop(Approved);
        shop.Order();
        shop.Play(
            new WithdrawalDeclaration { Header = Shop.Header, DeclarationId = "W-1", Lines = [], Opens = true }, Shop.Day, Actor.Person("portal"));
        return shop;
    }
}
