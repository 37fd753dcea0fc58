using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Shopify;

/// <summary>Every amount of an order includes tax, whichever way the shop shows its prices.</summary>
public class OrderMoneyTests
{
    private const string Tax = """[{"price":"19.00"}]""";

    [Theory]
    [InlineData("true", true, 119.00, 19.00)]
    [InlineData("false", false, 138.00, 19.00)]
    public void Tax_is_added_where_prices_come_without_it(string included, bool says, double paid, double tax)
    {
        var order = Read($$"""{"id":1,"quantity":1,"price":"119.00","tax_lines":{{Tax}}}""", $"\"taxes_included\":{included}");
        order.PricesIncludeTax.ShouldBe(says);
        order.Lines[0].Paid.Amount.ShouldBe((decimal)paid);
        order.Lines[0].Tax!.Value.Amount.ShouldBe((decimal)tax);
    }

    [Theory]
    [InlineData("true", 10.00)]
    [InlineData("false", 11.60)]
    public void The_tax_of_shipping_stands_beside_it(string included, double paid)
    {
        var order = Read(Line(), $$"""
            "taxes_included":{{included}},"shipping_lines":[{"price":"7.00","tax_lines":[{"price":"1.12"}]},{"price":"3.00","tax_lines":[{"price":"0.48"}]},
             {"price":"9.00","is_removed":true,"tax_lines":[{"price":"9.00"}]}]
            """);
        order.ShippingPaid.ShouldBe(Eur((decimal)paid));
        order.ShippingTax.ShouldBe(Eur(1.60m));
    }

    [Fact]
    public void Without_shipping_lines_nothing_is_known_of_shipping()
    {
        var none = Read(Line(), "\"taxes_included\":true");
        none.ShippingPaid.ShouldBeNull();
        none.ShippingTax.ShouldBeNull();
        Read(Line(), "\"shipping_lines\":[]").ShippingTax.ShouldBe(Eur(0));
    }

    [Fact]
    public void Yen_have_no_decimals()
    {
        var order = Read("""{"id":1,"quantity":2,"price":"5000","tax_lines":[{"price":"909.09"}],"duties":[{"shop_money":{"amount":"700.4","currency_code":"JPY"}}]}""",
            """ "taxes_included":true,"shipping_lines":[{"price":"550","tax_lines":[{"price":"50"}]}] """, "JPY");
        var yen = new Currency("JPY");
        order.Lines[0].Paid.ShouldBe(new Money(10000, yen));
        order.Lines[0].Tax.ShouldBe(new Money(909, yen));
        order.Lines[0].Duties.ShouldBe(new Money(700, yen));
        order.DutiesPaid.ShouldBe(new Money(700, yen));
        order.ShippingPaid.ShouldBe(new Money(550, yen));
        order.ShippingTax.ShouldBe(new Money(50, yen));
    }

    [Theory]
    [InlineData("false", 18.13)]
    [InlineData("true", 16.48)]
    public void Duties_of_a_line_include_the_tax_on_them(string included, double duties)
    {
        var order = Read(Line(Duty("16.48", tax: "1.648")), $"\"taxes_included\":{included}");
        order.Lines[0].Duties.ShouldBe(Eur((decimal)duties));
        order.DutiesPaid.ShouldBe(Eur((decimal)duties));
        order.Lines[0].Paid.ShouldBe(Eur(100));
    }

    [Fact]
    public void Duties_of_the_lines_add_up()
    {
        var order = Read($"{Line($"{Duty("5.00")},{Duty("2.50")}")},{Line(Duty("1.25"), id: 2)},{Line(id: 3)}", Total("original", "9.99"));
        order.Lines.Select(l => l.Duties?.Amount).ShouldBe([7.50m, 1.25m, null]);
        order.DutiesPaid.ShouldBe(Eur(8.75m));
    }

    [Fact]
    public void Duties_of_the_order_are_those_at_sale()
    {
        Read(Line(), $"{Total("current", "4.00")},{Total("original", "12.00")}").DutiesPaid.ShouldBe(Eur(12));
        Read(Line(), $"{Total("current", "4.00")},\"original_total_duties_set\":null").DutiesPaid.ShouldBe(Eur(4));
        Read(Line(), Total("current", "0.00")).DutiesPaid.ShouldBeNull();
        Read(Line(), "\"current_total_duties_set\":null").DutiesPaid.ShouldBeNull();
    }

    [Fact]
    public void Duties_inside_the_prices_are_not_named_again()
    {
        var order = Read(Line(Duty("5.00")), $"\"duties_included\":true,{Total("original", "5.00")}");
        order.DutiesPaid.ShouldBeNull();
        order.Lines[0].Duties.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"shop_money":{"amount":"5.00","currency_code":"USD"}}""", "currency-mixed")]
    [InlineData("""{"shop_money":{"amount":"-5.00","currency_code":"EUR"}}""", "amount-out-of-range")]
    [InlineData("""{"shop_money":{"amount":"5.00"},"tax_lines":[{"price":"1.00"}]}""", "field-missing")]
    [InlineData("5", "type-wrong")]
    public void Duties_that_cannot_be_wait_for_a_person(string duty, string reason) =>
        Normalise(Line(duty), "\"taxes_included\":null").ShouldBeUnreadable(reason);

    [Fact]
    public void A_total_of_duties_below_nothing_waits_for_a_person() =>
        Normalise(Line(), Total("original", "-1.00")).ShouldBeUnreadable("amount-out-of-range");

    private static Money Eur(decimal amount) => new(amount, new Currency("EUR"));

    private static string Total(string which, string amount) =>
        $$"""  "{{which}}_total_duties_set":{"shop_money":{"amount":"{{amount}}","currency_code":"EUR"} } """;

    private static string Duty(string amount, string? tax = null) => $$"""
        {"id":"2","shop_money":{"amount":"{{amount}}","currency_code":"EUR"},"presentment_money":{"amount":"1","currency_code":"USD"},
         "tax_lines":[{{(tax is null ? "" : $$"""{"price":"{{tax}}"}""")}}]}
        """;

    private static string Line(string duties = "", int id = 1) => $$"""{"id":{{id}},"quantity":1,"price":"100.00","duties":[{{duties}}]}""";

    private static OrderReport Read(string lines, string rest, string currency = "EUR") => Normalise(lines, rest, currency).Only<OrderReported>().Order;

    private static Normalised Normalise(string lines, string rest, string currency = "EUR") => new ShopifySource().Normalise(
        "orders/updated", $$"""{"id":6,"currency":"{{currency}}","updated_at":"2026-11-03T09:00:00Z","line_items":[{{lines}}],{{rest}}}""");
}
