using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns.Eligibility;

/// <summary>Given 30 days and a warranty of 24 months on electronics, when goods come back later, then only defects of electronics are taken back, as warranty.</summary>
public class WarrantyTests
{
    private static readonly PolicyDocument Given = Policies.Plain with
    {
        ReturnWindowDays = 30,
        Warranty = [new WarrantyRule { Id = "electronics-24", Categories = ["ELECTRONICS"], Months = 24 }],
    };

    [Theory]
    [InlineData("ELECTRONICS", ReasonCode.FailedInUse, 30, EligibilityVerdict.Eligible, EligibilityPath.Standard, "window.inside")]
    [InlineData("ELECTRONICS", ReasonCode.FailedInUse, 400, EligibilityVerdict.Eligible, EligibilityPath.Warranty, "electronics-24")]
    [InlineData("ELECTRONICS", ReasonCode.Defective, 730, EligibilityVerdict.Eligible, EligibilityPath.Warranty, "electronics-24")]
    [InlineData("ELECTRONICS", ReasonCode.Defective, 732, EligibilityVerdict.NeedsPerson, EligibilityPath.Standard, "window.outside electronics-24")]
    [InlineData("ELECTRONICS", ReasonCode.ChangedMind, 31, EligibilityVerdict.NeedsPerson, EligibilityPath.Standard, "window.outside")]
    [InlineData("ELECTRONICS", ReasonCode.MissingParts, 31, EligibilityVerdict.NeedsPerson, EligibilityPath.Standard, "window.outside")]
    [InlineData("TENTS", ReasonCode.FailedInUse, 31, EligibilityVerdict.NeedsPerson, EligibilityPath.Standard, "window.outside")]
    public void After_the_window_defects_go_the_way_of_the_warranty(
        string category, ReasonCode reason, double days, EligibilityVerdict verdict, EligibilityPath path, string rules)
    {
        var line = LineShop.LineOf(LineShop.Asked(Given, days, reason, category));
        line.Verdict.ShouldBe(verdict);
        line.Path.ShouldBe(path);
        string.Join(' ', line.Decision.Rules).ShouldBe(rules);
    }

    [Fact]
    public void A_warranty_case_is_credited_like_any_other()
    {
        var shop = LineShop.Asked(Given, 400, ReasonCode.FailedInUse, "ELECTRONICS");
        shop.Inspect();
        shop.Released.ShouldBe(100m);
        shop.Exceptions.ShouldBeEmpty();
    }
}
