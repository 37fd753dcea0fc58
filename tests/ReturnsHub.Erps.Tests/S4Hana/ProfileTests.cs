using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.S4Hana;
using ReturnsHub.Erps.Tests.Booking;

namespace ReturnsHub.Erps.Tests.S4Hana;

public class ProfileTests
{
    private static readonly string Sample = SampleProfile.Read("S4Hana");

    [Fact]
    public async Task The_example_profile_has_no_faults()
    {
        await using var erp = new FakeS4Hana();
        await erp.StartAsync();
        S4HanaSystem.Registration.Check(erp.Consumer, new OutboundOptions { AllowLoopback = true }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"plant\": \"1010\",", "", "settings.plant: name it as SAP does.")]
    [InlineData("\"plant\": \"1010\"", "\"plant\": \"1010\", \"planet\": \"earth\"", "settings.planet: this connector has no such setting.")]
    [InlineData("\"user\": \"RETURNSHUB\",", "", "settings.user: name the communication user, or give tokenUrl and clientId for OAuth 2.0.")]
    [InlineData("\"user\": \"RETURNSHUB\"", "\"tokenUrl\": \"http://token.example/\", \"clientId\": \"x\"", "settings.tokenUrl: give the token service's absolute https address.")]
    [InlineData("\"user\": \"RETURNSHUB\"", "\"user\": \"x\", \"keepBillingBlock\": \"yes\"", "settings.keepBillingBlock: write true or false.")]
    [InlineData("\"user\": \"RETURNSHUB\"", "\"user\": \"x\", \"movement.SELLABLE.DISPOSED\": \"scrap\"", "settings.movement.SELLABLE.DISPOSED: 'scrap' is no movement type.")]
    [InlineData("\"RET1/quality\"", "\"RET1\"", "locations: 'RET1' of Quarantine is no place; write RET1/returns, RET1/quality, RET1/blocked or 1000/unrestricted.")]
    [InlineData("\"costCenter\": \"10101902\",", "", "settings.costCenter: name the cost centre that scrapped units are booked on.")]
    [InlineData("\"stock\": \"MOVES\"", "\"stock\": \"CREDIT_MEMO\"", "stock: a credit memo request moves no stock; use MOVES or NONE.")]
    [InlineData("\"pricesIncludeTax\": false,", "\"taxes\": [ { \"rate\": \"0.19\", \"code\": \"A1\" } ],", "taxes: SAP finds the tax by customer and material and takes no code; remove them.")]
    public void A_profile_that_would_book_wrongly_is_told_with_what_to_fix(string good, string bad, string fault)
    {
        var (profile, faults) = ProfileReader.Read(Sample.Replace(good, bad, StringComparison.Ordinal));
        faults.ShouldBeEmpty();
        S4HanaSystem.Registration.CheckProfile(profile!).ShouldBe([fault]);
    }

    [Fact]
    public void A_secret_is_needed() =>
        S4HanaSystem.Registration.CheckSecrets([]).ShouldBe(["SAP needs one secret: the communication user's password, or the OAuth 2.0 client's secret."]);
}
