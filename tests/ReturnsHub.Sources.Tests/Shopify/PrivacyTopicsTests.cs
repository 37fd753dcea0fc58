using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Shopify;

public class PrivacyTopicsTests
{
    private const string Shop = "\"shop_id\":954889,\"shop_domain\":\"outdoor.myshopify.com\"";
    private const string Customer = "\"customer\":{\"id\":1,\"email\":\"jo@example.com\",\"phone\":null}";

    [Fact]
    public void A_data_request_names_its_orders_and_keeps_its_own_id()
    {
        var request = Read("customers/data_request", $$"""{{{Shop}},{{Customer}},"orders_requested":[6100200300400,7],"data_request":{"id":9999} }""");
        request.Kind.ShouldBe(PrivacyRequestKind.DataRequest);
        request.Id.ShouldBe("shopify:conn-1:customers/data_request:9999");
        request.Orders.ShouldBe([LookupKey.Order(Inbound.Connection, "6100200300400"), LookupKey.Order(Inbound.Connection, "7")]);
    }

    [Fact]
    public void A_redaction_names_its_orders_and_no_customer()
    {
        var request = Read("customers/redact", $$"""{{{Shop}},{{Customer}},"orders_to_redact":[6100200300400]}""");
        request.Kind.ShouldBe(PrivacyRequestKind.ErasePerson);
        request.Id.ShouldBe("shopify:conn-1:customers/redact:hook-1");
        request.Orders.ShouldHaveSingleItem();
        request.ToString().ShouldNotContain("jo@example.com");
    }

    [Fact]
    public void A_guest_without_orders_is_no_error() =>
        Read("customers/redact", $$"""{{{Shop}},"customer":null,"orders_to_redact":[]}""").Orders.ShouldBeEmpty();

    [Fact]
    public void A_shop_that_left_is_erased_whole()
    {
        var request = Read("shop/redact", $$"""{{{Shop}}}""");
        request.Kind.ShouldBe(PrivacyRequestKind.EraseShop);
        request.Orders.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("shop/redact", "")]
    [InlineData("customers/redact", ",\"orders_to_redact\":[1]")]
    [InlineData("customers/data_request", ",\"orders_requested\":[1]")]
    public void A_body_of_another_shop_is_not_believed(string topic, string rest) =>
        new ShopifySource().Normalise(topic, "{" + Shop + rest + "}", ("shop-domain", "indoor.myshopify.com")).ShouldBeUnreadable("shop-mismatch");

    private static PrivacyRequest Read(string topic, string body)
    {
        var read = new ShopifySource().Normalise(topic, body, ("webhook-id", "hook-1"), ("shop-domain", "Outdoor.myshopify.com")).ShouldBeOfType<Normalised.Read>();
        read.Facts.ShouldBeEmpty();
        return read.Privacy.ShouldHaveSingleItem();
    }
}
