using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.ErpNext;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.Tests.Booking;

namespace ReturnsHub.Erps.Tests.ErpNext;

public class ProfileTests
{
    private static readonly string Sample = SampleProfile.Read("ErpNext");

    [Fact]
    public async Task The_example_profile_and_a_secret_have_no_faults()
    {
        await using var erp = new FakeErpNext();
        await erp.StartAsync();
        ErpNextSystem.Registration.Check(erp.Consumer, new OutboundOptions { AllowLoopback = true }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"apiKey\": \"b8f1d2c3a4e5f60\",", "", "settings.apiKey: take it from the user's API Access; the API secret is the consumer's secret.")]
    [InlineData("\"company\": \"Northwind EU\",", "", "settings.company: name the company that is booked in.")]
    [InlineData("\"currency\": \"EUR\"", "\"currency\": \"Euro\"", "settings.currency: name the company's currency, as in EUR: journal entries are in it.")]
    [InlineData("\"po_no\"", "\"PO No\"", "settings.orderField: give a field's name, as in custom_returnshub_key.")]
    [InlineData("\"costCenter\"", "\"costCentre\"", "settings.costCentre: there is no such setting.")]
    [InlineData("\"pricesIncludeTax\": false", "\"pricesIncludeTax\": true", "pricesIncludeTax: the tax of a credit note is booked as released, beside net prices; set it to false.")]
    [InlineData("\"storeCreditBonus\"", "\"payments\": { \"ORIGINAL_PAYMENT\": \"1200 - Bank - N\" }, \"storeCreditBonus\"", "accounts.payments: a credit note pays nobody here. Remove it; credits stay open until a payment entry is made.")]
    [InlineData("\"differenceAccount\": \"5111 - Cost of Goods Sold - N\"", "\"differenceAccount\": \"\"", "settings.differenceAccount: name the contra account of stock entries: the account of cost of goods sold.")]
    [InlineData("\"stock\": \"MOVES\"", "\"stock\": \"CREDIT_MEMO\"", "settings.moneyItem: name an item without stock for rows about money alone: ERPNext submits no credit note that moves stock with a row that has no item.")]
    public void A_profile_that_would_book_wrongly_is_told_with_what_to_fix(string good, string bad, string fault)
    {
        Sample.ShouldContain(good);
        var (profile, faults) = ProfileReader.Read(Sample.Replace(good, bad, StringComparison.Ordinal));
        faults.ShouldBeEmpty();
        ErpNextSystem.Registration.CheckProfile(profile!).ShouldBe([fault]);
    }

    [Theory]
    [InlineData(null, "ERPNext needs one secret: the API secret of the user.")]
    [InlineData("b8f1d2c3a4e5f60:0f1e2d3c4b5a697", "Secret 1 is the API secret alone; the API key stands in the profile's settings.")]
    public void A_secret_that_is_none_is_told_and_not_shown(string? secret, string fault) =>
        ErpNextSystem.Registration.CheckSecrets(secret is null ? [] : [secret]).ShouldBe([fault]);
}
