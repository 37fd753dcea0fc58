using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

public class InspectionGateTests
{
    private static readonly PolicyDocument SmallSkipped = Policies.Plain with
    {
        Inspection = [new InspectionRule { Id = "skip-small", UnitValueUpTo = 20, Required = false }],
    };

    [Fact]
    public void Goods_over_the_limit_wait_for_their_inspection()
    {
        var shop = Shop.Accepted(SmallSkipped, paid: 20.01m);
        shop.Receive();
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.InspectionPending, "inspection.default")]);
        shop.Inspect();
        shop.Released.ShouldBe(20.01m);
        shop.Credit.CreditId.ShouldBe("CR-1");
    }

    [Fact]
    public void Goods_up_to_the_limit_are_credited_when_they_are_received()
    {
        var shop = Shop.Accepted(SmallSkipped, paid: 60m, quantity: 3);
        shop.Receive(3);
        shop.Released.ShouldBe(60m);
        shop.Events<CreditReleased>().Single().Decision.Rules.ShouldContain("skip-small");
    }

    [Fact]
    public void A_person_cannot_approve_an_inspection_away()
    {
        var shop = Shop.Accepted();
        shop.Receive();
        shop.Approve().Refusal!.Code.ShouldBe("credit-waits-for-facts");
    }

    [Fact]
    public void An_inspection_without_a_grade_is_none()
    {
        var shop = Shop.Accepted();
        shop.Inspect(grade: Grade.U);
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.InspectionPending, "inspection.default")]);
    }

    [Fact]
    public void Of_three_units_the_two_inspected_are_credited()
    {
        var shop = Shop.Accepted(paid: 300, quantity: 3);
        shop.Receive(3);
        shop.Inspect(2);
        shop.Released.ShouldBe(200m);
        shop.Held.Amount.ShouldBe(Shop.Euro(100));
    }

    [Fact]
    public void Goods_already_known_to_be_wrong_are_held_even_where_no_inspection_is_asked_for()
    {
        var shop = Shop.Accepted(SmallSkipped, paid: 40m, quantity: 2);
        shop.Inspect(1, Grade.U, Condition.WrongGoods);
        shop.Receive(2);
        shop.Released.ShouldBe(20m);
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.ConditionDisputed]);
    }
}
