using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.NetSuite;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.Tests.Booking;

namespace ReturnsHub.Erps.Tests.NetSuite;

public class ProfileTests
{
    private static readonly string Sample = SampleProfile.Read("NetSuite");

    [Fact]
    public async Task The_example_profile_and_a_key_have_no_faults()
    {
        await using var erp = new FakeNetSuite();
        await erp.StartAsync();
        NetSuiteSystem.Registration.Check(erp.Consumer, new OutboundOptions { AllowLoopback = true }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"clientId\": \"4f1c0a7d9e2b\",", "", "settings.clientId: take it from the integration record or its OAuth 2.0 client credentials mapping.")]
    [InlineData("\"subsidiary\": \"2\"", "\"subsidiary\": \"Germany\"", "settings.subsidiary: give an internal id.")]
    [InlineData("\"subsidiary\": \"2\"", "\"subsidary\": \"2\"", "settings.subsidary: NetSuite has no such setting.")]
    [InlineData("\"14/bin:209/status:3\"", "\"Quarantine\"", "locations: 'Quarantine' of Quarantine is no place; write 14, 14/bin:207 or 14/status:3.")]
    [InlineData("\"5/17\"", "\"DE19\"", "taxes: write 'DE19' as the internal ids of tax type and tax code: 5/17.")]
    [InlineData("\"5/18\"", "\"5/17\"", "taxes: 5/17 is listed with several rates; a tax code has one.")]
    [InlineData("\"pricesIncludeTax\": false", "\"pricesIncludeTax\": true", "pricesIncludeTax: lines of NetSuite's credit memos are net; set it to false.")]
    [InlineData("\"#7741\"", "\"#jacket\"", "items.bySku.JKT-M-BLK: 'jacket' is no internal id.")]
    [InlineData("\"stock\": \"MOVES\"", "\"stock\": \"CREDIT_MEMO\"", "stock: a credit memo made from a return authorisation moves no stock, its receipt does; use MOVES, or list RETURN_ORDER under leaveOut.")]
    public void A_profile_that_would_book_wrongly_is_told_with_what_to_fix(string good, string bad, string fault)
    {
        var (profile, faults) = ProfileReader.Read(Sample.Replace(good, bad, StringComparison.Ordinal));
        faults.ShouldBeEmpty();
        NetSuiteSystem.Registration.CheckProfile(profile!).ShouldBe([fault]);
    }

    [Theory]
    [InlineData("hunter2", "Secret 1 is no RSA private key in PEM form.")]
    [InlineData(null, "NetSuite needs one secret: the private key whose certificate is mapped to the integration, in PEM form.")]
    public void A_secret_that_is_no_key_is_told_and_not_shown(string? secret, string fault) =>
        NetSuiteSystem.Registration.CheckSecrets(secret is null ? [] : [secret]).ShouldBe([fault]);

    [Fact]
    public void A_key_may_have_its_line_ends_written_out() =>
        NetSuiteSystem.Registration.CheckSecrets([NetSuiteTokens.PrivateKey.Replace("\n", "\\n", StringComparison.Ordinal)]).ShouldBeEmpty();
}
