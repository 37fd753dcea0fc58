using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Shopify;

public class RefundsTests
{
    private static readonly Currency Usd = new("USD");
    private static readonly Currency Eur = new("EUR");

    [Fact]
    public void A_refund_of_a_return_belongs_to_it()
    {
        var fact = Normalise([Line(89.99m, 7.20m)], [Paid("97.19")]).OnlyFact();
        fact.Subject.ShouldBe(new Subject.Known(ReturnId.For(Inbound.Tenant, Inbound.Connection, "5588001122")));
        fact.OccurredAt.ShouldBe(new DateTimeOffset(2026, 11, 2, 15, 15, 1, TimeSpan.Zero));
        var reported = fact.Body.ShouldBeOfType<RefundReported>();
        reported.Header.ShouldBe(new ReturnHeader("5588001122", OrderId: "6100200300400"));
        reported.Refund.RefundId.ShouldBe("929361461");
        reported.Refund.Moved.ShouldBe(new Money(97.19m, Usd));
        reported.Refund.Pending.ShouldBeFalse();
        reported.Refund.Presentment.ShouldBeNull();
        reported.Refund.Shipping.ShouldBeNull();
        reported.Refund.Lines.ShouldBe([new RefundLineReport("13900110022033", 1, new Money(97.19m, Usd))]);
    }

    [Fact]
    public void A_refund_without_a_return_opens_its_own()
    {
        var fact = Normalise([Line(10, 0)], [Paid("10.00")], native: "null").OnlyFact();
        fact.Subject.ShouldBe(new Subject.Known(ReturnId.For(Inbound.Tenant, Inbound.Connection, "refund/929361461")));
        fact.Body.ShouldBeOfType<RefundReported>().Header.NativeId.ShouldBe("refund/929361461");
    }

    [Fact]
    public void Only_successful_real_refunds_move_money()
    {
        var refund = Read([Line(100, 0)],
            [Paid("10.0"), Paid("20.00", kind: "void"), Paid("1", status: "failure"), Paid("2", status: "error"), Paid("4", kind: "sale"), Paid("8", test: true)]);
        refund.Moved.Amount.ShouldBe(30);
        refund.Pending.ShouldBeFalse();
    }

    [Fact]
    public void Money_under_way_has_not_moved()
    {
        var refund = Read([Line(100, 0)], [Paid("100.00", status: "pending")]);
        refund.Moved.IsZero.ShouldBeTrue();
        refund.Pending.ShouldBeTrue();
    }

    [Fact]
    public void A_transaction_without_currency_is_in_the_lines_shop_money() =>
        Read([Line(10, 0)], [Paid("10.00", currency: null)]).Moved.Currency.ShouldBe(Usd);

    [Fact]
    public void A_refund_of_an_amount_only_is_in_its_transactions_currency() =>
        Read([], [Paid("5.00", currency: "EUR")]).Moved.ShouldBe(new Money(5, Eur));

    [Fact]
    public void Without_any_currency_it_waits_for_a_person() => Normalise([], [Paid("5.00", currency: null)]).ShouldBeUnreadable("currency-missing");

    [Fact]
    public void Numbers_serve_where_sets_are_left_out() =>
        Read(["""{"quantity":2,"line_item_id":13900110022033,"subtotal":89.99,"total_tax":7.2}"""], [Paid("97.19")])
            .Lines.ShouldBe([new RefundLineReport("13900110022033", 2, new Money(97.19m, Usd))]);

    [Fact]
    public void Sets_come_before_numbers() =>
        Read(["""{"quantity":1,"line_item_id":1,"subtotal":89.98999999,"subtotal_set":{"shop_money":{"amount":"89.99","currency_code":"USD"}}}"""], [Paid("89.99")])
            .Lines[0].Amount.Amount.ShouldBe(89.99m);

    [Fact]
    public void What_the_customer_saw_is_kept_beside_shop_money()
    {
        var refund = Read([Line(89.99m, 7.20m, 82.40m, 6.59m)], [Paid("97.19")]);
        refund.Moved.ShouldBe(new Money(97.19m, Usd));
        refund.Presentment.ShouldBe(new Money(88.99m, Eur));
    }

    [Fact]
    public void A_payment_in_the_customers_currency_is_turned_at_the_refunds_own_rate()
    {
        var refund = Read([Line(89.99m, 7.20m, 82.40m, 6.59m)], [Paid("88.99", currency: "EUR")]);
        refund.Moved.ShouldBe(new Money(97.19m, Usd));
        refund.Presentment.ShouldBe(new Money(88.99m, Eur));
    }

    [Fact]
    public void A_payment_in_a_third_currency_waits_for_a_person() =>
        Normalise([Line(89.99m, 7.20m, 82.40m, 6.59m)], [Paid("88.99", currency: "GBP")]).ShouldBeUnreadable("currency-mixed");

    [Fact]
    public void Refunded_shipping_is_read_from_its_lines() =>
        Read([Line(10, 0)], [Paid("16.00")], rest: """
            ,"refund_shipping_lines":[{"id":1,"subtotal_amount_set":{"shop_money":{"amount":"5.00","currency_code":"USD"}},"tax_amount_set":{"shop_money":{"amount":"1.00","currency_code":"USD"}}}],
             "order_adjustments":[{"kind":"shipping_refund","amount":"-5.00","tax_amount":"-1.00"}]
            """).Shipping.ShouldBe(new Money(6, Usd));

    [Fact]
    public void Refunded_shipping_is_read_from_adjustments_where_it_has_no_lines() =>
        Read([Line(10, 0)], [Paid("11.00")], rest: """
            ,"order_adjustments":[{"kind":"refund_discrepancy","amount":"-5.00","tax_amount":"0.00"},{"kind":"shipping_refund","amount":"-5.00","tax_amount":"-1.00"}]
            """).Shipping.ShouldBe(new Money(6, Usd));

    [Theory]
    [InlineData(""" ,"total_duties_set":{"shop_money":{"amount":"7.25","currency_code":"USD"}},"duties":[{"duty_id":1,"amount_set":{"shop_money":{"amount":"7.25"}}}] """, 7.25)]
    [InlineData(""" ,"duties":[{"duty_id":1,"amount_set":{"shop_money":{"amount":"7.00","currency_code":"USD"}}},{"duty_id":2,"amount_set":{"shop_money":{"amount":"0.50","currency_code":"USD"}}}] """, 7.50)]
    [InlineData(""" ,"total_duties_set":{"shop_money":{"amount":"0.00","currency_code":"USD"}},"duties":[] """, null)]
    [InlineData("", null)]
    public void Refunded_duties_are_read(string rest, double? duties) =>
        Read([Line(10, 0)], [Paid("17.25")], rest: rest).Duties.ShouldBe(duties is { } amount ? new Money((decimal)amount, Usd) : null);

    [Fact]
    public void Refunded_duties_in_another_currency_wait_for_a_person() =>
        Normalise([Line(10, 0)], [Paid("17.00")], rest: """ ,"total_duties_set":{"shop_money":{"amount":"7.00","currency_code":"CAD"}} """).ShouldBeUnreadable("currency-mixed");

    [Theory]
    [InlineData("97.193", "USD", 97.19)]
    [InlineData("10.0", "USD", 10)]
    [InlineData("1500", "JPY", 1500)]
    [InlineData("1.234", "KWD", 1.234)]
    public void Amounts_come_with_any_number_of_decimals(string amount, string currency, double expected) =>
        Read([], [Paid(amount, currency: currency)]).Moved.Amount.ShouldBe((decimal)expected);

    private static RefundReport Read(string[] lines, string[] transactions, string rest = "") =>
        Normalise(lines, transactions, rest: rest).Only<RefundReported>().Refund;

    private static Normalised Normalise(
        string[] lines, string[] transactions, string native = """{"id":5588001122,"admin_graphql_api_id":"gid://shopify/Return/5588001122"}""", string rest = "") =>
        new ShopifySource().Normalise("refunds/create", $$"""
            {"id":929361461,"admin_graphql_api_id":"gid://shopify/Refund/929361461","order_id":6100200300400,"created_at":"2026-11-02T10:15:00-05:00",
             "processed_at":"2026-11-02T10:15:01-05:00","note":"Jo Doe called","return":{{native}},
             "refund_line_items":[{{string.Join(',', lines)}}],"transactions":[{{string.Join(',', transactions)}}]{{rest}}}
            """);

    private static string Line(decimal net, decimal tax, decimal? seenNet = null, decimal? seenTax = null) => $$"""
        {"id":1,"quantity":1,"line_item_id":13900110022000,"subtotal":{{net}},"total_tax":{{tax}},
         "subtotal_set":{{Set(net, seenNet)}},"total_tax_set":{{Set(tax, seenTax)}},
         "line_item":{"id":13900110022000,"admin_graphql_api_id":"gid://shopify/LineItem/13900110022033"} }
        """;

    private static string Set(decimal shop, decimal? seen) => $$"""
        {"shop_money":{"amount":"{{shop}}","currency_code":"USD"},"presentment_money":{"amount":"{{seen ?? shop}}","currency_code":"{{(seen is null ? "USD" : "EUR")}}"} }
        """;

    private static string Paid(string amount, string kind = "refund", string status = "success", string? currency = "USD", bool test = false) => $$"""
        {"kind":"{{kind}}","status":"{{status}}","amount":"{{amount}}","currency":{{(currency is null ? "null" : $"\"{currency}\"")}},"test":{{(test ? "true" : "false")}},
         "total_unsettled_set":{"shop_money":{"amount":"0.0","currency":"XXX"} } }
        """;
}
