using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Shopify;

public class ReverseLogisticsTests
{
    private readonly ShopifySource _source = new();

    [Fact]
    public void A_label_belongs_to_its_return()
    {
        var fact = Label("""{"carrier_name":"DHL","tracking_number":" 00 34 abc ","tracking_url":"https://example.com"}""").OnlyFact();
        fact.Subject.ShouldBe(new Subject.Known(ReturnId.For(Inbound.Tenant, Inbound.Connection, "5588001122")));
        fact.Body.ShouldBe(new LabelReported(new ReturnHeader("5588001122"), "0034ABC", "DHL"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"carrier_name":"DHL","tracking_number":null}""")]
    [InlineData("""{"carrier_name":"DHL","tracking_number":""}""")]
    public void A_label_without_a_number_says_nothing_yet(string tracking) => Label(tracking).Facts().ShouldBeEmpty();

    [Fact]
    public void Dispositions_find_their_return_by_the_document()
    {
        var fact = Dispose(
            """{"type":"restocked","quantity":2,"location":{"id":33,"admin_graphql_api_id":"gid://shopify/Location/33"}}""",
            """{"type":"processing_required","quantity":1,"location":null}""",
            """{"type":"not_restocked","quantity":1}""",
            """{"type":"missing","quantity":1}""").OnlyFact();

        fact.Subject.ShouldBeOfType<Subject.Named>().Keys.ShouldBe([LookupKey.Document(Inbound.Connection, "reverse-fulfillment-order", "11111111")]);
        var lines = fact.Body.ShouldBeOfType<DispositionReported>().Lines;
        lines.Select(l => (l.Disposition, l.Quantity, l.Location)).ShouldBe(
            [(Disposition.Restock, 2, "33"), (Disposition.Quarantine, 1, null), (Disposition.Quarantine, 1, null)]);
    }

    [Fact]
    public void Two_reports_on_one_document_are_one_disposition() =>
        Dispose("""{"type":"restocked","quantity":1}""").Only<DispositionReported>().DispositionId
            .ShouldBe(Dispose("""{"type":"restocked","quantity":1}""", """{"type":"restocked","quantity":1}""").Only<DispositionReported>().DispositionId);

    [Fact]
    public void Goods_that_never_came_have_no_disposition() => Dispose("""{"type":"missing","quantity":1}""").Facts().ShouldBeEmpty();

    [Fact]
    public void An_unknown_type_waits_for_a_person() => Dispose("""{"type":"burned","quantity":1}""").ShouldBeUnreadable("code-unknown");

    private Normalised Label(string tracking) => _source.Normalise("reverse_deliveries/attach_deliverable", $$"""
        {"id":9,"admin_graphql_api_id":"gid://shopify/ReverseDelivery/9","return":{"id":5,"admin_graphql_api_id":"gid://shopify/Return/5588001122"},
         "shipping_deliverable":{"tracking":{{tracking}},"label":{"public_file_url":null} } }
        """);

    private Normalised Dispose(params string[] lines) => _source.Normalise("reverse_fulfillment_orders/dispose", $$"""
        {"id":11111111,"admin_graphql_api_id":"gid://shopify/ReverseFulfillmentOrder/11111111","dispositions":[{{string.Join(',', lines)}}],"total_dispositions":{{lines.Length}}}
        """);
}
