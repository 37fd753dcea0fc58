using System.Text.Json.Nodes;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.FinanceOperations;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.Tests.BusinessCentral;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.FinanceOperations;

public class ProfileTests
{
    [Fact]
    public void The_sample_has_no_fault() => Check(_ => { }).ShouldBeEmpty();

    [Fact]
    public void The_sample_is_read_as_it_stands_with_its_comments() =>
        Erps.Booking.Profiles.ProfileReader.Read(SampleProfile.Text("FinanceOperations")).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("dataAreaId", "", "settings.dataAreaId")]
    [InlineData("ledgerJournalName", "", "settings.ledgerJournalName")]
    [InlineData("postingMinutes", "0", "settings.postingMinutes")]
    [InlineData("postingMinutes", "soon", "settings.postingMinutes")]
    [InlineData("batch", "x", "settings.batch")]
    public void A_setting_that_does_not_fit_is_told(string name, string value, string told) =>
        Check(p => p["settings"]![name] = value).ShouldHaveSingleItem().ShouldStartWith($"profile: {told}");

    [Fact]
    public void Stock_by_credit_memo_and_net_prices_do_not_fit_free_text_invoices() =>
        Check(p =>
        {
            p["stock"] = "CREDIT_MEMO";
            p["pricesIncludeTax"] = false;
        }).Select(f => f.Split(' ')[1]).ShouldBe(["stock:", "pricesIncludeTax:"]);

    private static IReadOnlyList<string> Check(Action<JsonObject> change)
    {
        var profile = JsonNode.Parse(SampleProfile.Text("FinanceOperations"), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!.AsObject();
        change(profile);
        return FinanceOperationsSystem.Registration.Check(
            new ConsumerSettings
            {
                Tenant = Story.Tenant,
                Id = "erp",
                Connector = "finance-operations",
                Url = new Uri("https://nw-prod.operations.dynamics.com"),
                Secrets = [FakeEntra.Secret],
                ProfileText = profile.ToJsonString(),
            },
            new OutboundOptions());
    }
}
