using ReturnsHub.Sources.Shopify;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Sources.Tests.Shopify.Admin;

public class ShopifyShopTests
{
    [Fact]
    public void Nothing_is_done_in_a_shop_unless_the_settings_say_so()
    {
        ShopifyShop.Of(ShopServer.Connection)!.Loop.ShouldBe(LoopActions.None);
        ShopifyShop.Of(With(("closeLoop", "approve, refund")))!.Loop.ShouldBe(LoopActions.Approve | LoopActions.Refund);
    }

    [Fact]
    public void Without_a_token_there_is_no_shop_to_ask() =>
        ShopifyShop.Of(ShopServer.Connection with { Credentials = new Dictionary<string, string>(StringComparer.Ordinal) }).ShouldBeNull();

    [Theory]
    [InlineData("closeLoop", "approve, delete", "options.closeLoop")]
    [InlineData("notifyCustomer", "yes", "options.notifyCustomer")]
    [InlineData("webhookAddress", "http://hub.example/webhooks/outdoor/conn-1", "options.webhookAddress")]
    [InlineData("webhookAddress", "https://hub.example/webhooks/outdoor/other", "options.webhookAddress")]
    [InlineData("shopDomain", "shop.example.com", "options.shopDomain")]
    public void A_wrong_setting_is_told(string option, string value, string named) =>
        new ShopifySource().Check(With((option, value))).ShouldHaveSingleItem().ShouldStartWith(named);

    [Fact]
    public void Good_settings_have_no_faults_and_what_needs_a_token_says_so()
    {
        var all = With(("closeLoop", "approve,decline,process,refund"), ("notifyCustomer", "true"), ("webhookAddress", "https://hub.example/webhooks/outdoor/conn-1"));
        new ShopifySource().Check(all).ShouldBeEmpty();
        new ShopifySource().Check(all with { Credentials = new Dictionary<string, string>(StringComparer.Ordinal) }).Count.ShouldBe(2);
    }

    [Fact]
    public void The_token_shows_in_no_text()
    {
        var shop = ShopifyShop.Of(ShopServer.Connection)!;
        $"{shop} {shop.Connection}".ShouldNotContain(ShopServer.Token);
    }

    private static ConnectionSettings With(params (string Name, string Value)[] options)
    {
        var all = new Dictionary<string, string>(ShopServer.Connection.Options, StringComparer.Ordinal);
        foreach (var (name, value) in options) all[name] = value;
        return ShopServer.Connection with { Options = all };
    }
}
