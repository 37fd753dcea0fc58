using System.Text;
using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Shopify;

public class ShopifyVerificationTests
{
    private const string Secret = "shpss_invented_secret";
    private const string Signature = "M4X1wTc+pvC5U6IC8QeYvbr3n/2EyKn56RaDiMkGVKw=";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"id\":5588,\"note\":\"café\"}");
    private static readonly ConnectionSettings Shop = Inbound.Settings("shopify", ["rotated-in", Secret], ("shopDomain", "outdoor.myshopify.com"));
    private readonly ShopifySource _source = new();

    [Fact]
    public void A_signed_message_is_accepted_with_its_topic_id_and_headers()
    {
        var accepted = Verify(
            ("X-Shopify-Hmac-Sha256", Signature), ("X-Shopify-Topic", "returns/request"), ("X-Shopify-Shop-Domain", "Outdoor.myshopify.com"),
            ("X-Shopify-Triggered-At", "2026-11-20T09:00:00.123456789Z"), ("X-Shopify-Event-Id", "event-1"), ("X-Shopify-Webhook-Id", "hook-1"),
            ("X-Shopify-API-Version", "2026-04"), ("X-Other", "dropped")).ShouldBeOfType<Verification.Accepted>();

        accepted.Topic.ShouldBe("returns/request");
        accepted.DeliveryId.ShouldBe("event-1");
        accepted.KeptHeaders.ShouldBe(
            new Dictionary<string, string>
            {
                ["topic"] = "returns/request",
                ["triggered-at"] = "2026-11-20T09:00:00.123456789Z",
                ["event-id"] = "event-1",
                ["webhook-id"] = "hook-1",
                ["api-version"] = "2026-04",
                ["shop-domain"] = "Outdoor.myshopify.com",
            },
            ignoreOrder: true);
    }

    [Fact]
    public void The_second_header_set_has_no_prefix() =>
        Verify(("Shopify-Hmac-Sha256", Signature), ("Shopify-Topic", "returns/close"), ("Shopify-Shop-Domain", "outdoor.myshopify.com"), ("Shopify-Webhook-Id", "hook-2"))
            .ShouldBeOfType<Verification.Accepted>().DeliveryId.ShouldBe("hook-2");

    [Fact]
    public void Without_ids_the_bytes_are_their_own_id() =>
        Verify(("X-Shopify-Hmac-Sha256", Signature), ("X-Shopify-Shop-Domain", "outdoor.myshopify.com"))
            .ShouldBeOfType<Verification.Accepted>().DeliveryId.ShouldBeNull();

    [Fact]
    public void A_missing_signature_is_refused() =>
        Verify(("X-Shopify-Shop-Domain", "outdoor.myshopify.com")).ShouldBeRefused("signature-missing");

    [Fact]
    public void A_wrong_signature_is_refused() =>
        Verify(("X-Shopify-Hmac-Sha256", "A" + Signature[1..]), ("X-Shopify-Shop-Domain", "outdoor.myshopify.com")).ShouldBeRefused("signature-invalid");

    [Fact]
    public void Another_shop_of_the_same_app_is_refused()
    {
        Verify(("X-Shopify-Hmac-Sha256", Signature), ("X-Shopify-Shop-Domain", "indoor.myshopify.com")).ShouldBeRefused("shop-unknown");
        Verify(("X-Shopify-Hmac-Sha256", Signature)).ShouldBeRefused("shop-unknown");
    }

    [Fact]
    public void Settings_without_secrets_or_with_a_wrong_shop_are_named()
    {
        _source.Check(Shop).ShouldBeEmpty();
        _source.Check(Inbound.Settings("shopify", [])).ShouldHaveSingleItem().ShouldContain("secrets");
        _source.Check(Inbound.Settings("shopify", [Secret, ""])).ShouldHaveSingleItem().ShouldContain("secrets[1]");
        _source.Check(Inbound.Settings("shopify", [Secret], ("shopDomain", "https://outdoor.myshopify.com/"))).ShouldHaveSingleItem().ShouldContain("shopDomain");
    }

    private Verification Verify(params (string Name, string Value)[] headers) => _source.Verify(Inbound.Request(Body, headers), Shop);
}
