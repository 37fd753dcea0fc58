using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Odoo;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.Tests.Booking;

namespace ReturnsHub.Erps.Tests.Odoo;

public class ProfileTests
{
    private static readonly string Sample = SampleProfile.Read("Odoo");

    [Fact]
    public async Task The_example_profile_and_a_key_have_no_faults()
    {
        await using var erp = new FakeOdoo();
        await erp.StartAsync();
        OdooSystem.Registration.Check(erp.Consumer, new OutboundOptions { AllowLoopback = true }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"currency\": \"EUR\"", "\"currency\": \"Euro\"", "settings.currency: name the company's currency, as in EUR: journal entries are in it.")]
    [InlineData("\"companyId\": \"1\"", "\"companyId\": \"Northwind\"", "settings.companyId: give the company's id, a number.")]
    [InlineData("\"database\": \"northwind\"", "\"database\": \"north wind\"", "settings.database: give the database's name, or leave it out where the host has one.")]
    [InlineData("\"stock\": \"MOVES\"", "\"stock\": \"CREDIT_MEMO\", \"leaveOut\": []", "stock: a credit note moves no stock in Odoo; use MOVES, or NONE where another system tells Odoo about stock.")]
    [InlineData("\"lossLocation\": \"Scrap\"", "\"lossLocation\": \"\"", "settings.lossLocation: name the location of units that leave stock, as in Virtual Locations/Scrap.")]
    [InlineData("\"storeCreditBonus\"", "\"payments\": { \"ORIGINAL_PAYMENT\": \"100200\" }, \"storeCreditBonus\"", "accounts.payments: a credit note pays nobody here. Remove it; credits stay open until a payment is registered.")]
    [InlineData("\"entryJournal\"", "\"module\": \"yes\", \"entryJournal\"", "settings.module: true or false.")]
    [InlineData("\"entryJournal\"", "\"journal\"", "settings.journal: there is no such setting.")]
    public void A_profile_that_would_book_wrongly_is_told_with_what_to_fix(string good, string bad, string fault)
    {
        // A profile whose credit memos bring stock back may not enter all journals either; that fault is the reader's.
        var text = bad.Contains("CREDIT_MEMO", StringComparison.Ordinal) ? Sample.Replace("\"journals\": \"ALL\"", "\"journals\": \"NONE\"", StringComparison.Ordinal) : Sample;
        text.ShouldContain(good);
        var (profile, faults) = ProfileReader.Read(text.Replace(good, bad, StringComparison.Ordinal));
        faults.ShouldBeEmpty();
        OdooSystem.Registration.CheckProfile(profile!).ShouldBe([fault]);
    }

    [Theory]
    [InlineData(null, "Odoo needs one secret: the API key of the user.")]
    [InlineData("bearer 6f2c0a4e", "Secret 1 is the API key alone, without 'bearer' before it.")]
    public void A_secret_that_is_none_is_told_and_not_shown(string? secret, string fault) =>
        OdooSystem.Registration.CheckSecrets(secret is null ? [] : [secret]).ShouldBe([fault]);
}
