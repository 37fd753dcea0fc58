using System.Text;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Comparing;

namespace ReturnsHub.Core.Tests.Policies;

public class DeadlinePolicyTests
{
    [Theory]
    [InlineData("\"parcelNotArrivedDays\": 1", true)]
    [InlineData("\"parcelNotArrivedDays\": 3650", true)]
    [InlineData("\"parcelNotArrivedDays\": null", true)]
    [InlineData("\"parcelNotArrivedDays\": 0", false)]
    [InlineData("\"inspectionOverdueDays\": 3651", false)]
    [InlineData("\"approvalWaitingHours\": -1", false)]
    [InlineData("\"claimLapsingDays\": 0", false)]
    [InlineData("\"authorisationExpiresDays\": 0", false)]
    [InlineData("\"unheardOf\": 1", false)]
    public void Deadlines_are_checked(string member, bool taken) => (Read(member).Policy is not null).ShouldBe(taken);

    [Fact]
    public void A_deadline_that_changes_counts_as_loosened()
    {
        var change = PolicyComparison.Of(Read("\"parcelNotArrivedDays\": 21").Policy!, Read("\"parcelNotArrivedDays\": 90").Policy!).Changes.ShouldHaveSingleItem();
        (change.Loosens, change.What.Contains("90", StringComparison.Ordinal)).ShouldBe((true, true));
    }

    private static PolicyResult Read(string member) => PolicyReader.Read(Encoding.UTF8.GetBytes($$"""{ "version": "1", "deadlines": { {{member}} } }"""));
}
