using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tests.Policies;

public class RestockingFeeRulesTests
{
    private static readonly PolicyDocument Given = new()
    {
        Version = "1",
        RestockingFees =
        [
            new RestockingFeeRule { Id = "worn", Reasons = [ReasonCode.ChangedMind, ReasonCode.BetterPrice], Grades = [Grade.B, Grade.C], Percent = 12.5m },
            new RestockingFeeRule { Id = "tents", Categories = ["TENTS"], Reasons = [ReasonCode.ChangedMind], Percent = 5 },
        ],
    };

    [Theory]
    [InlineData("SHOES", ReasonCode.ChangedMind, Grade.B, 12.5, "worn")]
    [InlineData("TENTS", ReasonCode.ChangedMind, Grade.C, 12.5, "worn")]
    [InlineData("TENTS", ReasonCode.ChangedMind, Grade.A, 5.0, "tents")]
    [InlineData("SHOES", ReasonCode.ChangedMind, Grade.A, 0.0, "fee.none")]
    [InlineData("SHOES", ReasonCode.Defective, Grade.C, 0.0, "fee.none")]
    [InlineData("TENTS", ReasonCode.ChangedMind, null, 5.0, "tents")]
    [InlineData("SHOES", ReasonCode.ChangedMind, null, 0.0, "fee.none")]
    public void The_first_rule_for_category_reason_and_grade_decides_and_units_without_a_grade_fit_only_rules_without_grades(
        string category, ReasonCode reason, Grade? grade, double percent, string rule) =>
        PolicyRules.FeeFor(Given, PolicyScope.Of(category), reason, grade).ShouldBe(((decimal)percent, rule));
}
