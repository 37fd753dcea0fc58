using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Holds;

namespace ReturnsHub.Core.Tests.Returns.Holds;

/// <summary>The table of holds as a controller reads it: who puts each, whether an approval is enough, who else may lift it.</summary>
public class HoldTableTests
{
    [Theory]
    // hold, put by, whether approvals get past it, lifted by, how urgent
    [InlineData("INSPECTION_PENDING", "rule", "no", "nobody", "Low")]
    [InlineData("NOT_RECEIVED", "rule", "no", "nobody", "Low")]
    [InlineData("VALUE_OVER_LIMIT", "rule", "yes", "nobody", "Medium")]
    [InlineData("SECOND_APPROVAL_NEEDED", "rule", "yes", "nobody", "Medium")]
    [InlineData("QUANTITY_MISMATCH", "rule", "yes", "Clerk, Approver, Controller", "Medium")]
    [InlineData("SERIAL_MISMATCH", "rule", "yes", "Controller", "High")]
    [InlineData("CONDITION_DISPUTED", "rule", "yes", "Controller", "High")]
    [InlineData("REASON_UNCERTAIN", "rule", "no", "nobody", "Low")]
    [InlineData("OUTSIDE_POLICY", "rule", "yes", "Controller", "Medium")]
    [InlineData("ABUSE_SUSPECTED", "person", "no", "Controller", "High")]
    [InlineData("RESTRICTED_GOODS", "rule", "yes", "Controller", "High")]
    [InlineData("OVER_REFUNDABLE", "rule", "yes", "nobody", "High")]
    [InlineData("DUPLICATE_SUSPECTED", "rule", "yes", "nobody", "High")]
    [InlineData("MANUAL", "person", "no", "Clerk, Approver, Controller", "Medium")]
    [InlineData("MANUAL", "rule", "yes", "nobody", "Medium")]
    public void Hold(string code, string putBy, string approvals, string liftedBy, string severity)
    {
        var hold = Enum.GetValues<HoldCode>().Single(c => CodeNames.Of(c) == code);
        var row = HoldTable.Of(new CreditHold(hold, putBy == "person" ? HoldTable.PlacedRule : "some.rule"));
        (row.Placed ? "person" : "rule").ShouldBe(putBy);
        (row.Approvable ? "yes" : "no").ShouldBe(approvals);
        (row.LiftedBy.Count == 0 ? "nobody" : string.Join(", ", row.LiftedBy)).ShouldBe(liftedBy);
        row.Severity.ToString().ShouldBe(severity);
        row.PutBy.ShouldNotBeNullOrWhiteSpace();
        row.EndsWhen.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Every_hold_has_a_row() =>
        HoldTable.All.Select(e => e.Code).Distinct().ShouldBe(Enum.GetValues<HoldCode>());

    [Fact]
    public void What_no_approval_gets_past_is_lifted_by_somebody_or_ends_by_a_fact()
    {
        foreach (var row in HoldTable.All.Where(e => e is { Approvable: false, LiftWith: null })) row.EndsWhen.ShouldNotBe("nothing", $"{row.Code}");
    }

    [Fact]
    public void To_ask_for_a_hold_that_nobody_lifts_takes_the_common_permission() =>
        HoldTable.PermissionToLift(HoldCode.ValueOverLimit).ShouldBe(Permission.LiftHold);
}
