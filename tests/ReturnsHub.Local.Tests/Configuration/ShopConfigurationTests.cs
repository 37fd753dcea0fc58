using System.Text;
using ReturnsHub.Local.Configuration;
using ReturnsHub.Sources.Shopify.Admin;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Tests.Configuration;

/// <summary>How a shop's Admin API is configured, and what is refused at the start.</summary>
public class ShopConfigurationTests
{
    private const string Loop = """{ "id": "loop", "connector": "shopify", "url": "https://my-shop.myshopify.com/", "events": ["return.requested"] }""";

    [Fact]
    public void A_token_is_named_in_the_environment_and_a_shop_is_a_consumer()
    {
        var tenant = Read("""{ "adminToken": "env:SHOP_TOKEN" }""", """{ "shopDomain": "my-shop.myshopify.com", "closeLoop": "approve" }""", Loop).Tenants.Single();

        ShopifyShop.Of(tenant.Connections.Single())!.Token.ShouldBe("shpat_from_environment");
        ShopifyShop.Of(tenant.Connections.Single())!.Loop.ShouldBe(LoopActions.Approve);
        ShopifyConsumers.Find(tenant.Consumers.Single(), tenant.Connections).ShouldBe(tenant.Connections.Single());
    }

    [Theory]
    [InlineData("""{ "adminToken": "env:NOT_SET" }""", """{ "shopDomain": "my-shop.myshopify.com" }""", Loop, "NOT_SET")]
    [InlineData("""{ "password": "x" }""", """{ "shopDomain": "my-shop.myshopify.com" }""", Loop, "credentials.password")]
    [InlineData("""{ "adminToken": "x" }""", """{ "shopDomain": "shop.example" }""", Loop, "options.shopDomain")]
    [InlineData("""{ "adminToken": "x" }""", """{ "shopDomain": "my-shop.myshopify.com", "closeLoop": "everything" }""", Loop, "options.closeLoop")]
    [InlineData("""{ "adminToken": "x" }""", """{ "shopDomain": "other.myshopify.com" }""", Loop, "no Shopify connection")]
    [InlineData("""{ "adminToken": "x" }""", """{ "shopDomain": "my-shop.myshopify.com" }""", """{ "id": "loop", "connector": "shopify", "url": "https://my-shop.example/", "events": ["return.requested"] }""", "myshopify.com")]
    [InlineData("""{ "adminToken": "x" }""", """{ "shopDomain": "my-shop.myshopify.com" }""", """{ "id": "loop", "connector": "shopify", "url": "https://my-shop.myshopify.com/" }""", "Name the events")]
    [InlineData("""{ "adminToken": "x" }""", """{ "shopDomain": "my-shop.myshopify.com", "closeLoop": "approve" }""", """{ "id": "loop", "connector": "shopify", "url": "https://my-shop.myshopify.com/", "events": ["credit.released"] }""", "neither process nor refund")]
    public void What_is_wrong_is_told_at_the_start(string credentials, string options, string consumer, string told)
    {
        var e = Should.Throw<ConfigurationException>(() => Read(credentials, options, consumer));
        e.Message.ShouldContain(told);
    }

    private static HubConfiguration Read(string credentials, string options, string consumer)
    {
        const string file =
            """
            { "tenants": [ { "id": "my-shop", "policy": { "version": "1" },
              "connections": [ { "id": "shop", "source": "shopify", "secrets": ["0123456789abcdef0123456789abcdef"], "credentials": CREDENTIALS, "options": OPTIONS } ],
              "consumers": [ CONSUMER ] } ] }
            """;
        var text = file.Replace("CREDENTIALS", credentials, StringComparison.Ordinal).Replace("OPTIONS", options, StringComparison.Ordinal).Replace("CONSUMER", consumer, StringComparison.Ordinal);
        var known = ConfigurationFile.Known() with { Environment = name => name == "SHOP_TOKEN" ? "shpat_from_environment" : null };
        return ConfigurationReader.Read("returnshub.json", Encoding.UTF8.GetBytes(text), ".", known);
    }
}
