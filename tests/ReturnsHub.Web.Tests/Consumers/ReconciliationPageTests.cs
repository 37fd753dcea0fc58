using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Web.Consumers;

namespace ReturnsHub.Web.Tests.Consumers;

public sealed class ReconciliationPageTests
{
    [Fact]
    public void What_strangers_wrote_is_text_on_the_page()
    {
        const string Hostile = "<script>alert(1)</script>\" onload='x'&amp;";
        var page = ReconciliationPage.Write(Report(Hostile));

        page.ShouldNotContain("<script");
        page.ShouldNotContain("onload='x'");
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39;&amp;amp;");
    }

    [Fact]
    public void Every_table_has_a_caption_and_scoped_heads_and_says_what_to_do()
    {
        var page = ReconciliationPage.Write(Report("1001"));

        Count(page, "<table>").ShouldBe(3);
        Count(page, "<caption>").ShouldBe(3);
        Count(page, "<th ").ShouldBe(Count(page, "<th scope="));
        page.ShouldContain("<html lang=\"en\">");
        page.ShouldContain("<p>1 difference(s) on 1 of 1 return(s). As of 2026-11-21 09:00 UTC. The ERP was asked (business-central).</p>");
        page.ShouldContain("<td class=\"n\">-5.95 EUR</td><td>seen</td><td>Correct it.</td>");
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static ReconciliationReport Report(string orderId)
    {
        static Money Euro(decimal amount) => new(amount, new Currency("EUR"));
        var tenant = new TenantId("acme");
        var totals = new CurrencyTotals
        {
            Refunded = Euro(0),
            Credited = Euro(109.55m),
            Held = Euro(0),
            Booked = Euro(103.60m),
            NotAsked = Euro(0),
            RefundedOnDay = Euro(0),
            CreditedOnDay = Euro(109.55m),
        };
        return new ReconciliationReport
        {
            Tenant = tenant,
            Consumer = "erp",
            Connector = "business-central",
            Day = new DateOnly(2026, 11, 20),
            AsOf = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero),
            BooksAsked = true,
            Complete = true,
            Counts = new Dictionary<string, int>(StringComparer.Ordinal) { [DifferenceCodes.BookedAmountDiffers] = 1 },
            Totals = [totals],
            Rows =
            [
                new ReconciliationRow
                {
                    ReturnId = ReturnId.For(tenant, "shop", "1"),
                    OrderId = orderId,
                    Amounts = [totals],
                    RefundPending = false,
                    Credits = [],
                    Goods = new GoodsRow(1, 1, 1, 1, 1, 1),
                    Differences = [new Difference(DifferenceCodes.BookedAmountDiffers, Severity.High, "RH-1", Euro(-5.95m), "seen", "Correct it.")],
                },
            ],
        };
    }
}
