using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.FinanceOperations;

public class CreditMemoTests : FinanceOperationsFixture
{
    [Fact]
    public async Task A_credit_is_a_free_text_invoice_with_negative_lines_that_the_batch_posts()
    {
        var outcome = await DeliverAndPostAsync(Story.Credited());
        outcome.Kind.ShouldBe(OutcomeKind.Confirmed);
        outcome.ForeignId.ShouldStartWith("FTI-");
        Erp.Booked.ShouldBe([new FakeBooking(DocumentKind.CreditMemo, Story.CreditNumber, true, 148.75m)]);
        Erp.Requests.Single(r => r.Method == "POST" && r.Path == "/data/FreeTextInvoiceHeaders").Body!.ToJsonString().ShouldBe(JsonNode.Parse("""
            { "dataAreaId": "nweu", "CustomerAccount": "WEB-DE", "InvoiceAccount": "WEB-DE", "InvoiceDate": "2026-11-20T12:00:00Z", "DocumentDate": "2026-11-20T12:00:00Z",
              "CurrencyCode": "EUR", "InclTax": "Yes", "CustomerReference": "RH-7Q2M-CR-1", "CustomerRequisition": "INCOMPLETE" }
            """)!.ToJsonString());
        Erp.Requests.First(r => r.Method == "POST" && r.Path == "/data/FreeTextInvoiceLines").Body!.ToJsonString().ShouldBe(JsonNode.Parse("""
            { "dataAreaId": "nweu", "ParentRecId": 5637145577, "LineNumber": 1, "MainAccountDisplayValue": "401100-WEB", "Description": "Return of JKT-M-BLK",
              "Quantity": -1, "UnitPrice": 119.00, "TransactionCurrencyAmount": -119.00, "SalesTaxItemGroupId": "FULL" }
            """)!.ToJsonString());
    }

    [Fact]
    public async Task Until_the_batch_has_posted_the_delivery_waits_as_the_profile_says_and_writes_nothing_more()
    {
        var first = await Hub.DeliverAsync(Story.Credited());
        (first.Kind, first.Category, first.RetryAfter).ShouldBe((OutcomeKind.Retry, "awaiting-posting", TimeSpan.FromMinutes(60)));
        var written = Erp.Requests.Count(r => r.Method != "GET");
        (await Hub.DeliverAsync(Story.Credited())).Category.ShouldBe("awaiting-posting");
        Erp.Requests.Count(r => r.Method != "GET").ShouldBe(written);
    }

    [Fact]
    public async Task The_batch_takes_an_invoice_only_once_its_lines_are_whole()
    {
        Erp.Accounts.Remove("403200-WEB");
        (await Hub.DeliverAsync(Story.Credited())).Category.ShouldBe("unknown-account");
        Erp.RunBatches();
        Erp.Booked.ShouldHaveSingleItem().ShouldBe(new FakeBooking(DocumentKind.CreditMemo, Story.CreditNumber, false, 142.80m));

        Erp.Accounts.Add("403200-WEB");
        (await DeliverAndPostAsync(Story.Credited())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Total.ShouldBe(148.75m);
        Erp.Rows("FreeTextInvoiceLines").Count.ShouldBe(3, "the lines that were there are not written again");
    }

    [Fact]
    public async Task A_line_that_is_not_ours_is_shown_to_people()
    {
        await Hub.DeliverAsync(Story.Credited());
        Erp.Rows("FreeTextInvoiceLines")[0]["TransactionCurrencyAmount"] = -1.00m;
        (await Hub.DeliverAsync(Story.Credited())).Category.ShouldBe("draft-differs");
    }

    [Fact]
    public async Task Posted_before_its_lines_were_whole_it_is_an_exception()
    {
        Erp.Accounts.Remove("403200-WEB");
        await Hub.DeliverAsync(Story.Credited());
        Erp.Rows("FreeTextInvoiceHeaders")[0]["IsPosted"] = "Yes";
        (await Hub.DeliverAsync(Story.Credited())).Category.ShouldBe("posted-incomplete");
    }
}
