using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Shopify;

public class OrderScopeTests
{
    [Theory]
    [InlineData("\"web\"", "web")]
    [InlineData("\"POS\"", "pos")]
    [InlineData("\"shopify_draft_order\"", "shopify_draft_order")]
    [InlineData("\"580111\"", "580111")]
    [InlineData("\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee\"", "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd")]
    [InlineData("\"Jo Doe\"", null)]
    [InlineData("\"jo@example.com\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void The_channel_is_the_sources_handle(string name, string? channel) => Read($"\"source_name\":{name}").Channel.ShouldBe(channel);

    [Theory]
    [InlineData("""{"country_code":"DE","country":"Germany","city":"Ulm"}""", "DE")]
    [InlineData("""{"country_code":"ca"}""", "CA")]
    [InlineData("""{"country_code":"Germany"}""", null)]
    [InlineData("""{"country_code":"1!"}""", null)]
    [InlineData("""{"country_code":null}""", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    public void The_country_is_that_of_the_delivery_address(string address, string? country) =>
        Read($"\"billing_address\":{{\"country_code\":\"US\"}},\"shipping_address\":{address}").Country.ShouldBe(country);

    [Fact]
    public void What_is_left_out_is_not_guessed()
    {
        var order = Read("\"note\":null");
        order.Channel.ShouldBeNull();
        order.Country.ShouldBeNull();
        order.DutiesPaid.ShouldBeNull();
        order.PricesIncludeTax.ShouldBeTrue();
        order.Lines[0].FinalSale.ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"source_name\":5")]
    [InlineData("\"shipping_address\":\"DE\"")]
    [InlineData("\"duties_included\":\"no\"")]
    public void Values_of_the_wrong_kind_wait_for_a_person(string rest) => Normalise(rest).ShouldBeUnreadable("type-wrong");

    private static OrderReport Read(string rest) => Normalise(rest).Only<OrderReported>().Order;

    private static Normalised Normalise(string rest) => new ShopifySource().Normalise(
        "orders/create", $$"""{"id":6,"currency":"EUR","updated_at":"2026-11-03T09:00:00Z","line_items":[{"id":1,"quantity":1,"price":"5.00"}],{{rest}}}""");
}
