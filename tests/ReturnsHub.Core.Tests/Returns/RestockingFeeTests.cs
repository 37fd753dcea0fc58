using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

public class RestockingFeeTests
{
    private static readonly PolicyDocument Fees = Policies.Plain with
    {
        Inspection = [new InspectionRule { Id = "skip-small", UnitValueUpTo = 20, Required = false }],
        RestockingFees =
        [
            new RestockingFeeRule { Id = "worn", Reasons = [ReasonCode.ChangedMind], Grades = [Grade.B], Percent = 12.5m },
            new RestockingFeeRule { Id = "broken", Reasons = [ReasonCode.ChangedMind], Grades = [Grade.D], Percent = 100 },
        ],
    };

    [Fact]
    public void A_worn_unit_of_79_90_is_credited_69_91_and_9_99_is_kept()
    {
        var shop = Shop.Accepted(Fees, paid: 79.90m);
        shop.Inspect(grade: Grade.B);
        var line = shop.Credit.Lines.ShouldHaveSingleItem();
        (line.Amount.Amount, line.Fee.Amount).ShouldBe((69.91m, 9.99m));
        shop.Events<CreditReleased>().Single().Decision.Rules.ShouldContain("worn");
    }

    [Fact]
    public void Only_the_worn_unit_of_two_costs_a_fee()
    {
        var shop = Shop.Accepted(Fees, paid: 200, quantity: 2);
        shop.Inspect(1);
        shop.Inspect(1, Grade.B);
        shop.Released.ShouldBe(187.50m);
        shop.State.Credits.SelectMany(c => c.Lines).Sum(l => l.Fee.Amount).ShouldBe(12.50m);
    }

    [Fact]
    public void The_fee_does_not_depend_on_which_unit_was_looked_at_first()
    {
        var shop = Shop.Accepted(Fees, paid: 200, quantity: 2);
        shop.Inspect(1, Grade.B);
        shop.Released.ShouldBe(87.50m);
        shop.Inspect(1);
        shop.Released.ShouldBe(187.50m);
    }

    [Fact]
    public void A_fault_that_is_not_the_customers_costs_no_fee()
    {
        var shop = Shop.Accepted(Fees, paid: 100, reason: ReasonCode.Defective);
        shop.Inspect(grade: Grade.B);
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void A_fee_of_the_whole_price_leaves_nothing_to_credit()
    {
        var shop = Shop.Accepted(Fees, paid: 100);
        shop.Inspect(grade: Grade.D);
        shop.State.Credits.ShouldBeEmpty();
    }

    [Fact]
    public void Where_no_inspection_is_asked_for_a_grade_lowers_nothing()
    {
        var shop = Shop.Accepted(Fees, paid: 20);
        shop.Inspect(grade: Grade.B);
        shop.Released.ShouldBe(20m);
    }

    [Fact]
    public void The_tax_inside_is_the_tax_of_what_is_credited()
    {
        var shop = Shop.Accepted(Fees, paid: 119, tax: 19);
        shop.Inspect(grade: Grade.B);
        var line = shop.Credit.Lines.ShouldHaveSingleItem();
        (line.Amount.Amount, line.Fee.Amount, line.Tax.Amount).ShouldBe((104.12m, 14.88m, 16.62m));
    }
}
