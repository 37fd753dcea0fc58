using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tests.Policies;

public class ApprovalRulesTests
{
    // Written out of order on purpose: the highest limit exceeded decides, wherever it stands.
    private static readonly PolicyDocument Given = new()
    {
        Version = "1",
        Approval =
        [
            new ApprovalRule { Id = "over-1000", Over = 1000, Approvers = 2 },
            new ApprovalRule { Id = "over-150", Over = 150, Approvers = 1 },
        ],
    };

    [Theory]
    [InlineData(0.00, 0, null)]
    [InlineData(150.00, 0, null)]
    [InlineData(150.01, 1, "over-150")]
    [InlineData(1000.00, 1, "over-150")]
    [InlineData(1000.01, 2, "over-1000")]
    [InlineData(999999.99, 2, "over-1000")]
    public void The_highest_limit_that_the_return_exceeds_names_the_approvers(double total, int approvers, string? rule) =>
        PolicyRules.ApprovalFor(Given, [new PolicyScope()], (decimal)total).ShouldBe((approvers, rule));

    [Fact]
    public void Without_rules_nobody_approves() =>
        PolicyRules.ApprovalFor(new PolicyDocument { Version = "1" }, [new PolicyScope()], 1_000_000).ShouldBe((0, null));
}
