using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tests.Policies;

public class DispositionRulesTests
{
    private static readonly PolicyDocument Given = new()
    {
        Version = "1",
        Dispositions =
        [
            new DispositionRule { Id = "vendor", Categories = ["ELECTRONICS"], Reasons = [ReasonCode.Defective], Disposition = Disposition.ReturnToVendor },
            new DispositionRule { Id = "new", Grades = [Grade.N, Grade.A], Disposition = Disposition.Restock },
            new DispositionRule { Id = "worn", Categories = ["SHOES", "TENTS"], Grades = [Grade.B], Disposition = Disposition.Resell },
        ],
    };

    [Theory]
    [InlineData("ELECTRONICS", Grade.A, ReasonCode.Defective, Disposition.ReturnToVendor, "vendor")]
    [InlineData("ELECTRONICS", Grade.A, ReasonCode.ChangedMind, Disposition.Restock, "new")]
    [InlineData("TENTS", Grade.N, ReasonCode.Defective, Disposition.Restock, "new")]
    [InlineData("TENTS", Grade.B, ReasonCode.Defective, Disposition.Resell, "worn")]
    [InlineData("BOOTS", Grade.B, ReasonCode.ChangedMind, Disposition.Quarantine, "disposition.default")]
    [InlineData("SHOES", Grade.D, ReasonCode.ChangedMind, Disposition.Quarantine, "disposition.default")]
    public void The_first_rule_for_category_grade_and_reason_decides_and_without_one_goods_wait_in_quarantine(
        string category, Grade grade, ReasonCode reason, Disposition disposition, string rule) =>
        PolicyRules.DispositionFor(Given, PolicyScope.Of(category), grade, reason).ShouldBe((disposition, rule));
}
