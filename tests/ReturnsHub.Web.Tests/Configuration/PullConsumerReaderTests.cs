using System.Text;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Web.Tests.Configuration;

public class PullConsumerReaderTests
{
    private static readonly ConfigurationVocabulary Known = new([], ["signed-webhook"], (_, _, _) => ["is sent something"], _ => null);

    [Fact]
    public void A_consumer_that_pulls_needs_a_name_and_may_say_what_it_takes()
    {
        var consumer = Read("""{ "id": "books", "connector": "pull", "events": ["credit.released"] }""").Tenants.Single().Consumers.Single();
        consumer.Pulls.ShouldBeTrue();
        consumer.Events.ShouldBe(["credit.released"]);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(""", "confirmsBookings": false""", false)]
    [InlineData(""", "confirmsBookings": true""", true)]
    public void It_may_promise_to_report_what_it_books(string setting, bool confirms) =>
        Read($$"""{ "id": "books", "connector": "pull"{{setting}} }""").Tenants.Single().Consumers.Single().ConfirmsBookings.ShouldBe(confirms);

    [Theory]
    [InlineData("""{ "id": "books", "connector": "pull", "confirmsBookings": "yes" }""", "tenants[0].consumers[0].confirmsBookings", "must be true or false")]
    [InlineData("""{ "id": "books", "connector": "signed-webhook", "url": "https://erp.example/", "confirmsBookings": true }""", "tenants[0].consumers[0].confirmsBookings", "has no use here")]
    [InlineData("""{ "id": "books", "connector": "pull", "url": "https://erp.example/" }""", "tenants[0].consumers[0].url", "has no use here")]
    [InlineData("""{ "id": "books", "connector": "pull", "secrets": ["a"] }""", "tenants[0].consumers[0].secrets", "has no use here")]
    [InlineData("""{ "id": "books", "connector": "pull", "events": ["credit.eaten"] }""", "tenants[0].consumers[0].events[0]", "is not an event of the hub")]
    [InlineData("""{ "connector": "pull" }""", "tenants[0].consumers[0]", "")]
    [InlineData("""{ "id": "books", "connector": "push", "url": "https://erp.example/" }""", "tenants[0].consumers[0].connector", "must be one of pull, signed-webhook.")]
    public void What_it_cannot_have_is_an_error_with_its_place(string consumer, string path, string what)
    {
        var errors = Should.Throw<ConfigurationException>(() => Read(consumer)).Errors;
        errors.ShouldContain(e => e.Path.StartsWith(path, StringComparison.Ordinal) && e.What.Contains(what), string.Join('\n', errors));
    }

    private static HubConfiguration Read(string consumer) => ConfigurationReader.Read(
        "hub", Encoding.UTF8.GetBytes($$"""{ "tenants": [{ "id": "acme", "policy": { "version": "1" }, "consumers": [{{consumer}}] }] }"""), ".", Known);
}
