using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

public class DispositionTests
{
    private static readonly PolicyDocument Grades = Policies.Plain with
    {
        Categories = [new CategoryRule { Category = "ELECTRONICS", SkuPrefixes = ["ELX-"] }],
        Dispositions =
        [
            new DispositionRule { Id = "vendor", Categories = ["ELECTRONICS"], Reasons = [ReasonCode.Defective], Disposition = Disposition.ReturnToVendor },
            new DispositionRule { Id = "new", Grades = [Grade.N, Grade.A], Disposition = Disposition.Restock },
            new DispositionRule { Id = "worn", Grades = [Grade.B], Disposition = Disposition.Resell },
        ],
    };

    [Theory]
    [InlineData("TENT-2P", ReasonCode.Color, Grade.A, Disposition.Restock, "new")]
    [InlineData("TENT-2P", ReasonCode.Color, Grade.B, Disposition.Resell, "worn")]
    [InlineData("TENT-2P", ReasonCode.Color, Grade.D, Disposition.Quarantine, "disposition.default")]
    [InlineData("ELX-1", ReasonCode.Defective, Grade.A, Disposition.ReturnToVendor, "vendor")]
    [InlineData("ELX-1", ReasonCode.Color, Grade.A, Disposition.Restock, "new")]
    public void Category_reason_and_grade_decide(string sku, ReasonCode reason, Grade grade, Disposition disposition, string rule)
    {
        var shop = Shop.Accepted(Grades, sku: sku, reason: reason);
        shop.Inspect(grade: grade);
        var decided = shop.State.Dispositions.ShouldHaveSingleItem();
        (decided.Disposition, decided.Decision.Rules.Single(), decided.Sku).ShouldBe((disposition, rule, new Sku(sku)));
    }

    [Fact]
    public void Units_without_a_grade_have_no_disposition_yet()
    {
        var shop = Shop.Accepted(Grades);
        shop.Inspect(grade: Grade.U);
        shop.State.Dispositions.ShouldBeEmpty();
    }

    [Fact]
    public void Wrong_goods_go_to_quarantine_and_an_empty_parcel_nowhere()
    {
        var shop = Shop.Accepted(Grades, quantity: 2, paid: 200);
        shop.Inspect(1, Grade.U, Condition.WrongGoods);
        shop.Inspect(1, Grade.U, Condition.EmptyParcel);
        var decided = shop.State.Dispositions.ShouldHaveSingleItem();
        (decided.Disposition, decided.Decision.Rules.Single()).ShouldBe((Disposition.Quarantine, "condition.wrong-goods"));
    }

    [Fact]
    public void What_the_warehouse_says_it_did_comes_before_what_the_hub_decided()
    {
        var shop = Shop.Accepted(Grades, quantity: 2, paid: 200);
        shop.Inspect(2);
        shop.State.Dispositions.Single().Quantity.ShouldBe(2);
        shop.Dispose(Disposition.Donate);
        shop.State.Dispositions.Single().Quantity.ShouldBe(1);
        shop.Dispose(Disposition.Recycle);
        shop.State.Dispositions.ShouldBeEmpty();
        shop.Events<DispositionDecided>().Last().Decision.Rules.ShouldBe(["disposition.reported-otherwise"]);
    }

    [Fact]
    public void A_corrected_inspection_decides_anew()
    {
        var shop = Shop.Accepted(Grades);
        shop.Inspect();
        shop.Play(new InspectionReported(shop.State.Inspections[0].InspectionId, [new GoodsLineReport { Quantity = 1, Grade = Grade.B }]), Shop.Day.AddDays(2), Actor.Person("ina"));
        shop.State.Dispositions.Single().Disposition.ShouldBe(Disposition.Resell);
    }

    [Fact]
    public void A_reason_that_a_person_settles_later_decides_anew()
    {
        var shop = Shop.Accepted(Grades, sku: "ELX-1", reason: ReasonCode.Color);
        shop.Inspect();
        shop.Play(new ReasonSettled("rl-1", ReasonCode.Defective), by: Actor.Person("rosa"));
        shop.State.Dispositions.Single().Disposition.ShouldBe(Disposition.ReturnToVendor);
    }
}
