using System.Text;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Web.Tests.Configuration;

public class KeyConsumerReaderTests
{
    private static readonly ConfigurationVocabulary Known = new([], ["signed-webhook"], (_, _, _) => [], _ => null);

    [Fact]
    public void A_key_may_be_bound_to_a_consumer_of_its_tenant()
    {
        Read("\"tenant\": \"acme\", \"consumer\": \"books\"").ApiKeys.Single().Consumer.ShouldBe("books");
        Read("\"tenant\": \"acme\"").ApiKeys.Single().Consumer.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"tenant\": \"acme\", \"consumer\": \"archive\"", "apiKeys[0].consumer", "is not a consumer of that tenant")]
    [InlineData("\"consumer\": \"books\"", "apiKeys[0].consumer", "needs 'tenant' beside it")]
    [InlineData("\"tenant\": \"acme\", \"consumer\": 7", "apiKeys[0].consumer", "")]
    public void Another_consumer_is_an_error_with_its_place(string members, string path, string what)
    {
        var errors = Should.Throw<ConfigurationException>(() => Read(members)).Errors;
        errors.ShouldContain(e => e.Path == path && e.What.Contains(what));
    }

    private static HubConfiguration Read(string members) => ConfigurationReader.Read(
        "hub",
        Encoding.UTF8.GetBytes(
            $$"""
            {
              "tenants": [{ "id": "acme", "policy": { "version": "1" }, "consumers": [{ "id": "books", "connector": "signed-webhook", "url": "https://erp.example/" }] }],
              "apiKeys": [{ "subject": "books", "roles": ["integration"], "sha256": "{{new string('a', 64)}}", {{members}} }]
            }
            """),
        ".",
        Known);
}
