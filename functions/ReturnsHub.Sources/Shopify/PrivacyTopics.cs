using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// The compliance topics (https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance). What they erase does not
/// come back, and the topic is not signed: a body must be exactly of its topic and of the shop the header names.
/// </summary>
internal static class PrivacyTopics
{
    private const string Requested = "orders_requested";
    private const string ToRedact = "orders_to_redact";
    private const string Request = "data_request";

    public static Normalised DataRequest(ShopifyMessage m)
    {
        IsOfShop(m);
        ReturnShape.Require(m.Body.HasArray(Requested), Requested);
        ReturnShape.Require(!m.Body.Mentions(ToRedact), ToRedact);
        var id = m.Body.Object(Request)?.Digits("id");
        return Says(id is null ? m.FactId : $"shopify:{m.Connection}:{m.Message.Topic}:{id}", PrivacyRequestKind.DataRequest, Orders(m, Requested));
    }

    public static Normalised RedactCustomer(ShopifyMessage m)
    {
        IsOfShop(m);
        ReturnShape.Require(m.Body.HasArray(ToRedact), ToRedact);
        ReturnShape.Require(!m.Body.Mentions(Requested), Requested);
        ReturnShape.Require(!m.Body.Mentions(Request), Request);
        return Says(m.FactId, PrivacyRequestKind.ErasePerson, Orders(m, ToRedact));
    }

    public static Normalised RedactShop(ShopifyMessage m)
    {
        IsOfShop(m);
        ReturnShape.Require(m.Body.Names().All(n => n is "shop_id" or "shop_domain"), "shop_id");
        return Says(m.FactId, PrivacyRequestKind.EraseShop, []);
    }

    private static void IsOfShop(ShopifyMessage m)
    {
        ReturnShape.Require(m.Body.Digits("shop_id") is not null, "shop_id");
        var shop = m.Body.RequiredText("shop_domain", ReadLimits.Name);
        if (m.Header(ShopifyHeaders.ShopDomain) is { } named && !string.Equals(named, shop, StringComparison.OrdinalIgnoreCase))
            throw new UnreadableException("shop-mismatch", "'shop_domain' is not the shop the header names.");
    }

    private static IReadOnlyList<LookupKey> Orders(ShopifyMessage m, string name) =>
        [.. m.Body.DigitsList(name).Select(id => LookupKey.Order(m.Connection, id))];

    private static Normalised.Read Says(string id, PrivacyRequestKind kind, IReadOnlyList<LookupKey> orders) =>
        new([], [new PrivacyRequest(id, kind, orders)]);
}
