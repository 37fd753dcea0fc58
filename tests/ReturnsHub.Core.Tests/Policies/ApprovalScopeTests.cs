using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Policies;

/// <summary>
/// Given: shoes over 40 need one person; customers of segment vip one over 500 and two over 2000; everybody else one over 150 and
/// two over 1000. The general rules stand around the vip ones on purpose: a scope is read where its first rule stands.
/// </summary>
public class ApprovalScopeTests
{
    private static readonly PolicyDocument Given = new()
    {
        Version = "1",
        Approval =
        [
            new ApprovalRule { Id = "shoes-40", Categories = ["SHOES"], Over = 40, Approvers = 1 },
            new ApprovalRule { Id = "vip-2000", Segments = ["vip", "staff"], Over = 2000, Approvers = 2 },
            new ApprovalRule { Id = "all-150", Over = 150, Approvers = 1 },
            new ApprovalRule { Id = "vip-500", Segments = ["staff", "vip"], Over = 500, Approvers = 1 },
            new ApprovalRule { Id = "all-1000", Over = 1000, Approvers = 2 },
        ],
    };

    [Theory]
    [InlineData(null, 150.00, 0, null)]
    [InlineData(null, 150.01, 1, "all-150")]
    [InlineData(null, 1000.01, 2, "all-1000")]
    [InlineData("new", 150.01, 1, "all-150")]
    [InlineData("vip", 150.01, 0, null)]
    [InlineData("vip", 500.00, 0, null)]
    [InlineData("vip", 500.01, 1, "vip-500")]
    [InlineData("vip", 1000.01, 1, "vip-500")]
    [InlineData("staff", 2000.01, 2, "vip-2000")]
    public void The_first_scope_that_fits_decides_alone_by_the_highest_limit_exceeded(string? segment, double total, int approvers, string? rule) =>
        PolicyRules.ApprovalFor(Given, [new PolicyScope { Segment = segment }], (decimal)total).ShouldBe((approvers, rule));

    [Theory]
    [InlineData("GENERAL,GENERAL", "vip", 499, 0, null)]
    [InlineData("GENERAL,SHOES", "vip", 499, 1, "shoes-40")]
    [InlineData("SHOES,GENERAL", "vip", 499, 1, "shoes-40")]
    [InlineData("SHOES,GENERAL", null, 1001, 2, "all-1000")]
    [InlineData("GENERAL,SHOES", null, 1001, 2, "all-1000")]
    [InlineData("SHOES,GENERAL", null, 151, 1, "shoes-40")]
    [InlineData("GENERAL,SHOES", null, 151, 1, "shoes-40")]
    public void Of_several_lines_the_strictest_answer_counts_for_the_value_of_the_whole_return(
        string categories, string? segment, double total, int approvers, string? rule) =>
        PolicyRules.ApprovalFor(
            Given, categories.Split(',').Select(c => new PolicyScope { Category = c, Segment = segment }), (decimal)total).ShouldBe((approvers, rule));

    [Theory]
    [InlineData("DE", 0)]
    [InlineData("FR", 1)]
    [InlineData(null, 1)]
    public void What_is_not_known_of_an_order_fits_only_rules_that_do_not_ask(string? country, int approvers) =>
        PolicyRules.ApprovalFor(
            new PolicyDocument
            {
                Version = "1",
                Approval =
                [
                    new ApprovalRule { Id = "de-900", Countries = ["DE"], Over = 900, Approvers = 1 },
                    new ApprovalRule { Id = "all-100", Over = 100, Approvers = 1 },
                ],
            },
            [new PolicyScope { Country = country, Sku = new Sku("TENT") }],
            800).Approvers.ShouldBe(approvers);
}
