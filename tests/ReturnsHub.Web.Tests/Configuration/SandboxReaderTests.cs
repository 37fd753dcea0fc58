using System.Text;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Web.Tests.Configuration;

public sealed class SandboxReaderTests
{
    private static readonly ConfigurationVocabulary Known = new([], ["signed-webhook"], (_, _, _) => [], _ => null);

    [Theory]
    [InlineData("""{ "id": "shop", "policy": { "version": "1" } }""", false, "1")]
    [InlineData("""{ "id": "shop", "policy": { "version": "1" }, "sandbox": false }""", false, "1")]
    [InlineData("""{ "id": "shop", "policy": { "version": "1" }, "sandbox": true }""", true, "1")]
    [InlineData("""{ "id": "shop", "sandbox": true }""", true, "sandbox-1")]
    public void A_tenant_is_a_sandbox_when_it_says_so_and_then_needs_no_policy_of_its_own(string tenant, bool sandbox, string policy)
    {
        var read = Read(tenant);

        read.Sandbox.ShouldBe(sandbox);
        read.Policy.Version.ShouldBe(policy);
        read.PolicyText.ShouldNotBeNull();
    }

    [Fact]
    public void The_policy_a_sandbox_has_by_itself_is_the_one_the_scenarios_are_written_for()
    {
        var read = Read("""{ "id": "shop", "sandbox": true }""");

        read.Policy.ShouldBeSameAs(SandboxPolicy.Document);
        read.PolicyText.ShouldBe(Encoding.UTF8.GetString(SandboxPolicy.Utf8.Span));
    }

    [Theory]
    [InlineData("""{ "id": "shop" }""", "tenants[0].policy")]
    [InlineData("""{ "id": "shop", "sandbox": false }""", "tenants[0].policy")]
    [InlineData("""{ "id": "shop", "policy": { "version": "1" }, "sandbox": "yes" }""", "tenants[0].sandbox")]
    [InlineData("""{ "id": "shop", "sandbox": true, "connections": [{ "id": "simulator", "source": "shopify" }] }""", "tenants[0].connections[0].id")]
    public void What_is_wrong_is_named_with_its_place(string tenant, string path) =>
        Errors(tenant).ShouldContain(e => e.Path == path);

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void A_sandbox_does_not_book_into_the_books_of_a_tenant_that_is_none(bool first, bool second, bool refused)
    {
        string Named(string id, bool sandbox) =>
            $$"""{ "id": "{{id}}", "policy": { "version": "1" }, "sandbox": {{(sandbox ? "true" : "false")}}, "consumers": [{ "id": "books", "connector": "signed-webhook", "url": "https://erp.example/" }] }""";
        var known = Known with { BooksOf = c => c.Url.AbsoluteUri };
        var tenants = Json($"{Named("real", first)}, {Named("play", second)}");

        if (!refused)
        {
            ConfigurationReader.Read("hub", tenants, ".", known).Tenants.Count.ShouldBe(2);
            return;
        }

        var error = Should.Throw<ConfigurationException>(() => ConfigurationReader.Read("hub", tenants, ".", known)).Errors.ShouldHaveSingleItem();
        error.What.ShouldContain(first ? "real/books book into the same books as play/books" : "play/books book into the same books as real/books");
    }

    private static Tenant Read(string tenant) => ConfigurationReader.Read("hub", Json(tenant), ".", Known).Tenants.Single();

    private static IReadOnlyList<ConfigurationError> Errors(string tenant) =>
        Should.Throw<ConfigurationException>(() => ConfigurationReader.Read("hub", Json(tenant), ".", Known)).Errors;

    private static byte[] Json(string tenant) => Encoding.UTF8.GetBytes($$"""{ "tenants": [{{tenant}}] }""");
}
