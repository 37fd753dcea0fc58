using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tests.Policies;

public class InspectionRulesTests
{
    private static readonly PolicyDocument Given = new()
    {
        Version = "1",
        Inspection =
        [
            new InspectionRule { Id = "electronics", Categories = ["ELECTRONICS"], Required = true },
            new InspectionRule { Id = "small", UnitValueUpTo = 20, Required = false },
            new InspectionRule { Id = "shoes", Categories = ["SHOES", "BOOTS"], UnitValueUpTo = 45.50m, Required = false },
        ],
    };

    [Theory]
    [InlineData("ELECTRONICS", 3.00, true, "electronics")]
    [InlineData("TENTS", 20.00, false, "small")]
    [InlineData("TENTS", 20.01, true, "inspection.default")]
    [InlineData("SHOES", 45.50, false, "shoes")]
    [InlineData("BOOTS", 45.50, false, "shoes")]
    [InlineData("SHOES", 45.51, true, "inspection.default")]
    public void The_first_rule_for_category_and_unit_value_decides_and_without_one_goods_are_inspected(string category, double unitValue, bool required, string rule) =>
        PolicyRules.InspectionFor(Given, PolicyScope.Of(category), (decimal)unitValue).ShouldBe((required, rule));
}
