using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tests.Policies;

public class ReturnlessRulesTests
{
    private static readonly PolicyDocument Given = new()
    {
        Version = "1",
        Returnless =
        [
            new ReturnlessRule { Id = "socks", Categories = ["SOCKS"], LineValueUpTo = 25 },
            new ReturnlessRule { Id = "broken", Reasons = [ReasonCode.Defective, ReasonCode.DamagedInTransit], LineValueUpTo = 12 },
        ],
    };

    [Theory]
    [InlineData("SOCKS", ReasonCode.ChangedMind, 25.00, "socks")]
    [InlineData("SOCKS", ReasonCode.ChangedMind, 25.01, null)]
    [InlineData("TENTS", ReasonCode.Defective, 12.00, "broken")]
    [InlineData("TENTS", ReasonCode.Defective, 12.01, null)]
    [InlineData("TENTS", ReasonCode.ChangedMind, 1.00, null)]
    public void The_first_rule_for_category_reason_and_line_value_decides_and_without_one_goods_come_back(
        string category, ReasonCode reason, double lineValue, string? rule) =>
        PolicyRules.ReturnlessFor(Given, PolicyScope.Of(category), reason, (decimal)lineValue).ShouldBe(rule);
}
