using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Tests.Booking;

namespace ReturnsHub.Erps.Tests;

public class SameBooksTests
{
    private const string Production = "https://api.businesscentral.dynamics.com/v2.0/contoso.onmicrosoft.com/PROD";

    [Fact]
    public void Address_and_company_say_which_books_they_are_and_nothing_else_of_a_profile_does()
    {
        var profile = SampleProfile.Read("BusinessCentral");
        var books = SameBooks.Of(Consumer("business-central", Production, profile)).ShouldNotBeNull();

        SameBooks.Of(Consumer("business-central", Production + "/", profile.Replace("\"name\": \"", "\"name\": \"sandbox ", StringComparison.Ordinal), "another")).ShouldBe(books);
        SameBooks.Of(Consumer("business-central", Production.Replace("PROD", "SANDBOX", StringComparison.Ordinal), profile)).ShouldNotBe(books);
        SameBooks.Of(Consumer("business-central", Production, profile.Replace("6f2c", "7f2c", StringComparison.OrdinalIgnoreCase))).ShouldNotBe(books);
    }

    [Fact]
    public void Where_all_companies_have_one_address_the_key_says_it()
    {
        var profile = SampleProfile.Read("Rackbeat");
        const string address = "https://app.rackbeat.com/api";
        var books = SameBooks.Of(Consumer("rackbeat", address, profile, "key-1")).ShouldNotBeNull();
        SameBooks.Of(Consumer("rackbeat", address, profile, "key-1")).ShouldBe(books);
        SameBooks.Of(Consumer("rackbeat", address, profile, "key-2")).ShouldNotBe(books);
    }

    [Fact]
    public void Who_is_only_sent_events_has_no_books() =>
        SameBooks.Of(Consumer("signed-webhook", "https://erp.example/", null)).ShouldBeNull();

    private static ConsumerSettings Consumer(string connector, string url, string? profile, params string[] secrets) => new()
    {
        Tenant = Histories.Tenant,
        Id = "books",
        Connector = connector,
        Url = new Uri(url),
        Secrets = secrets,
        ProfileText = profile,
    };
}
