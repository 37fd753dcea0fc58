using System.Text;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Web.Tests.Configuration;

public class ConfigurationReaderTests
{
    private static readonly ConfigurationVocabulary Known = new([], ["signed-webhook"], (_, _, _) => [], _ => null);

    [Theory]
    [InlineData("aa", "bb-cc", "aa-bb", "cc", true)]
    [InlineData("aa", "bb", "aa-bb", "cc", false)]
    public void Consumers_of_two_tenants_never_share_a_queue(string tenant, string consumer, string otherTenant, string otherConsumer, bool refused)
    {
        var json = Encoding.UTF8.GetBytes($$"""{ "tenants": [{{Tenant(tenant, consumer)}}, {{Tenant(otherTenant, otherConsumer)}}] }""");
        var errors = Record.Exception(() => ConfigurationReader.Read("hub", json, ".", Known)) is ConfigurationException e ? e.Errors : [];
        errors.Any(x => x.What.Contains("queues would be one")).ShouldBe(refused, string.Join('\n', errors));
    }

    private static string Tenant(string id, string consumer) =>
        $$"""{ "id": "{{id}}", "policy": { "version": "1" }, "consumers": [{ "id": "{{consumer}}", "connector": "signed-webhook", "url": "https://erp.example/" }] }""";
}
