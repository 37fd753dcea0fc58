using System.Text.Json.Nodes;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.BusinessCentral;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.BusinessCentral;

public class ProfileTests
{
    private static readonly OutboundOptions Outbound = new();

    [Fact]
    public void The_sample_has_no_fault() => Check(_ => { }).ShouldBeEmpty();

    [Fact]
    public void The_sample_is_read_as_it_stands_with_its_comments() =>
        Erps.Booking.Profiles.ProfileReader.Read(SampleProfile.Text("BusinessCentral")).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("tenantId", null, "settings.tenantId")]
    [InlineData("clientId", "", "settings.clientId")]
    [InlineData("companyId", "CRONUS", "settings.companyId")]
    [InlineData("currency", "euro", "settings.currency")]
    [InlineData("batchPrefix", "RH1", "settings.batchPrefix")]
    [InlineData("extension", "yes", "settings.extension")]
    [InlineData("loginHost", "http://login.example.com", "settings.loginHost")]
    [InlineData("loginHost", "https://user@login.example.com", "settings.loginHost")]
    [InlineData("journal", "GENERAL", "settings.journal")]
    public void A_setting_that_does_not_fit_is_told(string name, string? value, string told) =>
        Check(p => p["settings"]![name] = value ?? "").ShouldHaveSingleItem().ShouldStartWith($"profile: {told}");

    [Fact]
    public void A_payment_account_is_refused_because_the_api_takes_none() =>
        Check(p => p["accounts"]!["payments"] = new JsonObject { ["ORIGINAL_PAYMENT"] = "2910" }).ShouldHaveSingleItem().ShouldContain("accounts.payments");

    [Fact]
    public void Credits_without_stock_need_an_account() =>
        Check(p =>
        {
            p["stock"] = "NONE";
            p["accounts"]!.AsObject().Remove("notRestocked");
        }).ShouldHaveSingleItem().ShouldContain("accounts.notRestocked");

    [Fact]
    public void One_secret_is_needed_and_shown_nowhere()
    {
        var faults = BusinessCentralSystem.Registration.Check(Consumer(_ => { }) with { Secrets = ["hunter2", "hunter3"] }, Outbound);
        faults.ShouldHaveSingleItem().ShouldNotContain("hunter");
    }

    private static IReadOnlyList<string> Check(Action<JsonObject> change) => BusinessCentralSystem.Registration.Check(Consumer(change), Outbound);

    private static ConsumerSettings Consumer(Action<JsonObject> change)
    {
        var profile = JsonNode.Parse(SampleProfile.Text("BusinessCentral"), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!.AsObject();
        change(profile);
        return new ConsumerSettings
        {
            Tenant = Story.Tenant,
            Id = "erp",
            Connector = "business-central",
            Url = new Uri("https://api.businesscentral.dynamics.com/v2.0/contoso.onmicrosoft.com/PROD"),
            Secrets = [FakeEntra.Secret],
            ProfileText = profile.ToJsonString(),
        };
    }
}
