using System.Text;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tests.Policies;

public class ApprovalTermsTests
{
    [Theory]
    [InlineData("\"approvalHours\": 1", null, null)]
    [InlineData("\"approvalHours\": 720", null, null)]
    [InlineData("\"approvalHours\": 0", "$.approvalHours", "1 to 720 hours")]
    [InlineData("\"approvalHours\": 721", "$.approvalHours", "1 to 720 hours")]
    [InlineData("\"approval\": [{ \"id\": \"A\", \"over\": 9, \"approvers\": 2, \"secondBy\": \"CONTROLLER\" }]", null, null)]
    [InlineData("\"approval\": [{ \"id\": \"A\", \"over\": 9, \"approvers\": 1, \"secondBy\": \"CONTROLLER\" }]", "$.approval[0].secondBy", "no second approval")]
    [InlineData("\"approval\": [{ \"id\": \"A\", \"over\": 9, \"approvers\": 2, \"secondBy\": \"AUDITOR\" }]", "$.approval[0].secondBy", "AUDITOR may not approve. Use APPROVER or CONTROLLER")]
    [InlineData("\"approval\": [{ \"id\": \"A\", \"over\": 9, \"approvers\": 2, \"secondBy\": \"BOSS\" }]", "$.approval[0].secondBy", "Use one of CLERK")]
    [InlineData("\"holdUntilReceived\": true", null, null)]
    public void Terms_are_checked(string member, string? path, string? says)
    {
        var result = Read(member);
        if (path is null)
        {
            result.Faults.ShouldBeEmpty();
            return;
        }

        var fault = result.Faults.ShouldHaveSingleItem();
        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(says!);
    }

    [Fact]
    public void Terms_are_read_and_have_defaults()
    {
        var policy = Read("\"approvalHours\": 24, \"holdUntilReceived\": true, \"approval\": [{ \"id\": \"A\", \"over\": 9, \"approvers\": 2, \"secondBy\": \"CONTROLLER\" }]").Policy!;
        (policy.ApprovalHours, policy.HoldUntilReceived, policy.Approval[0].SecondBy).ShouldBe((24, true, Role.Controller));
        var plain = Read("\"returnWindowDays\": 30").Policy!;
        (plain.ApprovalHours, plain.HoldUntilReceived).ShouldBe((72, false));
    }

    private static PolicyResult Read(string member) => PolicyReader.Read(Encoding.UTF8.GetBytes($$"""{ "version": "1", {{member}} }"""));
}
