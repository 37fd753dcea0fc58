using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Shopify;

public class ReturnTopicsTests
{
    private const string Gid = "\"id\":5588001122,\"admin_graphql_api_id\":\"gid://shopify/Return/5588001122\"";
    private const string Order = "\"order\":{\"id\":6100200300400,\"admin_graphql_api_id\":\"gid://shopify/Order/6100200300400\"}";
    private static readonly ReturnHeader Header = new("5588001122", OrderId: "6100200300400");
    private readonly ShopifySource _source = new();

    [Fact]
    public void A_request_opens_the_return_with_its_lines()
    {
        var fact = Read("returns/request", $$"""
            {{{Gid}},"status":"requested",{{Order}},"total_return_line_items":1,"name":"#2044-R1","return_line_items":[{
              "id":1,"admin_graphql_api_id":"gid://shopify/ReturnLineItem/7700110022",
              "fulfillment_line_item":{"id":2,"line_item":{"id":9007199254740993000,"admin_graphql_api_id":"gid://shopify/LineItem/9007199254740993001"} },
              "quantity":2,"return_reason":"size_too_small","return_reason_note":"asked twice","customer_note":"Runs\none size small"}],
             "return_shipping_fees":[],"exchange_line_items":[]}
            """).OnlyFact();

        fact.Id.ShouldBe("shopify:conn-1:returns/request:event-1");
        fact.Subject.ShouldBe(new Subject.Known(ReturnId.For(Inbound.Tenant, Inbound.Connection, "5588001122")));
        fact.OccurredAt.ShouldBe(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero).AddTicks(1234567));
        fact.Actor.ShouldBe(Actor.Connection(Inbound.Connection));
        fact.Evidence.ShouldNotBeNull();
        var requested = fact.Body.ShouldBeOfType<ReturnRequestReported>();
        requested.Header.ShouldBe(Header with { Rma = "#2044-R1" });
        var line = requested.Lines.ShouldHaveSingleItem();
        line.LineId.ShouldBe("7700110022");
        line.OrderLineId.ShouldBe("9007199254740993001");
        line.Quantity.ShouldBe(2);
        line.Reason.ShouldBe(ReasonCode.SizeTooSmall);
        line.ReasonHandle.ShouldBe("size_too_small");
        line.Note.ShouldBe("Runs\none size small\nasked twice");
    }

    [Fact]
    public void An_approval_takes_the_definition_before_the_enumeration()
    {
        var approved = Read("returns/approve", $$"""
            {{{Gid}},"status":"open",{{Order}},"name":null,"return_line_items":[{"id":7700110022,"quantity":1,
              "return_reason":"other","return_reason_definition":{"handle":"color-too-bright","name":"Farbe zu hell"},"customer_note":""}]}
            """).Only<ReturnAuthorisationReported>();

        var line = approved.Lines.ShouldHaveSingleItem();
        line.LineId.ShouldBe("7700110022");
        line.OrderLineId.ShouldBeNull();
        line.Reason.ShouldBe(ReasonCode.Color);
        line.ReasonHandle.ShouldBe("color-too-bright");
        line.Note.ShouldBeNull();
    }

    [Fact]
    public void A_return_of_what_was_never_fulfilled_has_lines_of_another_type() =>
        Read("returns/request", $$"""{{{Gid}},"status":"requested","return_line_items":[{"admin_graphql_api_id":"gid://shopify/UnverifiedReturnLineItem/4","quantity":1}]}""")
            .Only<ReturnRequestReported>().Lines.ShouldHaveSingleItem().LineId.ShouldBe("4");

    [Fact]
    public void A_decline_keeps_the_code_and_not_the_note()
    {
        var declined = Read("returns/decline", $$"""
            {{{Gid}},"status":"declined",{{Order}},"decline":{"reason":"return_period_ended","note":"Told Jo Doe on the phone"} }
            """).Only<ReturnDeclineReported>();
        declined.ShouldBe(new ReturnDeclineReported(Header, "return_period_ended"));
    }

    [Fact]
    public void Words_in_place_of_a_decline_code_do_not_pass() =>
        Read("returns/decline", $$"""{{{Gid}},"status":"declined","decline":{"reason":"Jo Doe called"} }""")
            .Only<ReturnDeclineReported>().ReasonCode.ShouldBeNull();

    [Theory]
    [InlineData("returns/cancel", "canceled", typeof(ReturnCancellationReported))]
    [InlineData("returns/close", "closed", typeof(ReturnClosureReported))]
    [InlineData("returns/reopen", "open", typeof(ReturnReopeningReported))]
    public void The_short_topics_name_the_order_flat(string topic, string status, Type body)
    {
        var fact = Read(topic, $$"""{{{Gid}},"order_id":6100200300400,"status":"{{status}}"}""").OnlyFact();
        fact.Body.ShouldBeOfType(body);
        fact.Subject.ShouldBe(new Subject.Known(ReturnId.For(Inbound.Tenant, Inbound.Connection, "5588001122")));
        body.GetProperty("Header")!.GetValue(fact.Body).ShouldBe(Header);
    }

    [Fact]
    public void An_update_says_which_units_were_taken_off() =>
        Read("returns/update", """
            {"admin_graphql_api_id":"gid://shopify/Return/5588001122",
             "return_line_items":{"removals":[{"admin_graphql_api_id":"gid://shopify/ReturnLineItem/7","delta":2},{"admin_graphql_api_id":"gid://shopify/ReturnLineItem/8","delta":1}]},
             "restocking_fees":{"updates":[],"removals":[]}}
            """).Only<LineRemovalReported>().Removals.ShouldBe([new LineRemovalReport("7", 2), new LineRemovalReport("8", 1)]);

    [Theory]
    [InlineData("returns/update", """{"admin_graphql_api_id":"gid://shopify/Return/5","return_line_items":{"removals":[]}}""")]
    [InlineData("returns/update", """{"admin_graphql_api_id":"gid://shopify/Return/5","return_line_items":null}""")]
    [InlineData("returns/process", "{}")]
    [InlineData("app/uninstalled", """{"id":1,"name":"Outdoor","email":"owner@example.com"}""")]
    public void Some_messages_say_nothing(string topic, string body) => Read(topic, body).Facts().ShouldBeEmpty();

    [Fact]
    public void Without_an_event_id_the_webhook_id_names_the_fact_and_without_both_the_bytes_do()
    {
        var body = $$"""{{{Gid}},"order_id":6100200300400,"status":"closed"}""";
        _source.Normalise("returns/close", body, ("webhook-id", "hook-1")).OnlyFact().Id.ShouldBe("shopify:conn-1:returns/close:hook-1");
        var bare = _source.Normalise("returns/close", body).OnlyFact();
        bare.Id.ShouldBe($"shopify:conn-1:returns/close:{bare.Evidence}");
        bare.OccurredAt.ShouldBe(Inbound.ReceivedAt);
        _source.Normalise("returns/close", body, ("event-id", new string('e', 300))).OnlyFact().Id.ShouldBe(bare.Id);
    }

    [Fact]
    public void A_subscription_may_leave_out_all_but_the_id() =>
        Read("returns/close", """{"admin_graphql_api_id":"gid://shopify/Return/5588001122"}""")
            .Only<ReturnClosureReported>().Header.ShouldBe(new ReturnHeader("5588001122"));

    private Normalised Read(string topic, string body) => _source.Normalise(
        topic, body, ("event-id", "event-1"), ("webhook-id", "hook-1"), ("triggered-at", "2026-11-20T09:00:00.123456789Z"));
}
