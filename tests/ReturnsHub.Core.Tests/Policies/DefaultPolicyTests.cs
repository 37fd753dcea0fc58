using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Policies;

/// <summary>The default policy is accepted by the reader, and answers as its comments promise.</summary>
public class DefaultPolicyTests
{
    private static readonly PolicyDocument Policy = DefaultPolicy.Document;

    [Fact]
    public void It_has_no_fault_and_is_what_a_merchant_gets_as_text()
    {
        PolicyReader.Read(DefaultPolicy.Utf8).Faults.ShouldBeEmpty();
        Policy.Version.ShouldBe("2026-11-01");
        Policy.ReturnWindowDays.ShouldBe(30);
        Policy.ReasonConfidence.ShouldBe(0.7m);
    }

    [Theory]
    [InlineData("TSH-RED-M", "APPAREL")]
    [InlineData("JKT-1", "APPAREL")]
    [InlineData("SHO-42", "APPAREL")]
    [InlineData("ELX-900", "ELECTRONICS")]
    [InlineData("HYG-7", "HYGIENE")]
    [InlineData("TENT-2P", "GENERAL")]
    public void Skus_have_their_category(string sku, string category) => PolicyRules.CategoryOf(Policy, new Sku(sku), null).ShouldBe(category);

    [Theory]
    [InlineData("ELECTRONICS", 5.00, true)]
    [InlineData("APPAREL", 20.00, false)]
    [InlineData("APPAREL", 20.01, true)]
    [InlineData("HYGIENE", 3.99, false)]
    public void Electronics_are_always_inspected_and_the_rest_above_20(string category, double unitValue, bool required) =>
        PolicyRules.InspectionFor(Policy, PolicyScope.Of(category), (decimal)unitValue).Required.ShouldBe(required);

    [Theory]
    [InlineData(150.00, 0)]
    [InlineData(150.01, 1)]
    [InlineData(1000.00, 1)]
    [InlineData(1000.01, 2)]
    public void Over_150_one_person_approves_and_over_1000_two(double total, int approvers) =>
        PolicyRules.ApprovalFor(Policy, [new PolicyScope()], (decimal)total).Approvers.ShouldBe(approvers);

    [Theory]
    [InlineData(ReasonCode.ChangedMind, Grade.A, 0)]
    [InlineData(ReasonCode.ChangedMind, Grade.B, 10)]
    [InlineData(ReasonCode.OrderedByMistake, Grade.C, 25)]
    [InlineData(ReasonCode.BetterPrice, Grade.D, 50)]
    [InlineData(ReasonCode.Defective, Grade.D, 0)]
    [InlineData(ReasonCode.SizeTooSmall, Grade.C, 0)]
    public void Wear_costs_a_fee_only_when_the_customer_changed_their_mind(ReasonCode reason, Grade grade, int percent) =>
        PolicyRules.FeeFor(Policy, PolicyScope.Of("APPAREL"), reason, grade).Percent.ShouldBe(percent);

    [Theory]
    [InlineData("APPAREL", Grade.N, ReasonCode.ChangedMind, Disposition.Restock)]
    [InlineData("APPAREL", Grade.A, ReasonCode.ChangedMind, Disposition.Restock)]
    [InlineData("APPAREL", Grade.B, ReasonCode.ChangedMind, Disposition.Resell)]
    [InlineData("APPAREL", Grade.C, ReasonCode.ChangedMind, Disposition.Donate)]
    [InlineData("APPAREL", Grade.D, ReasonCode.ChangedMind, Disposition.Recycle)]
    [InlineData("APPAREL", Grade.N, ReasonCode.SafetyOrHealth, Disposition.Quarantine)]
    [InlineData("HYGIENE", Grade.N, ReasonCode.ChangedMind, Disposition.Restock)]
    [InlineData("HYGIENE", Grade.A, ReasonCode.ChangedMind, Disposition.Recycle)]
    [InlineData("ELECTRONICS", Grade.A, ReasonCode.ChangedMind, Disposition.Restock)]
    [InlineData("ELECTRONICS", Grade.A, ReasonCode.Defective, Disposition.ReturnToVendor)]
    [InlineData("ELECTRONICS", Grade.D, ReasonCode.FailedInUse, Disposition.ReturnToVendor)]
    [InlineData("ELECTRONICS", Grade.C, ReasonCode.ChangedMind, Disposition.Refurbish)]
    [InlineData("ELECTRONICS", Grade.D, ReasonCode.ChangedMind, Disposition.SecureDestruction)]
    [InlineData("GENERAL", Grade.U, ReasonCode.ChangedMind, Disposition.Quarantine)]
    public void Inspected_goods_go_where_the_comments_say(string category, Grade grade, ReasonCode reason, Disposition disposition) =>
        PolicyRules.DispositionFor(Policy, PolicyScope.Of(category), grade, reason).Disposition.ShouldBe(disposition);

    [Theory]
    [InlineData(ReasonCode.Defective, 12.00, true)]
    [InlineData(ReasonCode.DamagedInTransit, 11.99, true)]
    [InlineData(ReasonCode.NotAsDescribed, 1.00, true)]
    [InlineData(ReasonCode.MissingParts, 12.00, true)]
    [InlineData(ReasonCode.MissingParts, 12.01, false)]
    [InlineData(ReasonCode.ChangedMind, 1.00, false)]
    public void Small_faulty_things_may_be_kept(ReasonCode reason, double value, bool kept) =>
        (PolicyRules.ReturnlessFor(Policy, PolicyScope.Of("APPAREL"), reason, (decimal)value) is not null).ShouldBe(kept);
}
