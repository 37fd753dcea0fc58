using System.Text.Json.Nodes;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>What a real ERPNext will not book, and what becomes of it.</summary>
[Collection("ErpNextLive")]
public class RefusalTests : LiveRefusalContract
{
    [SkippableTheory]
    [InlineData("NO-ITEM", "\"JKT-M-BLK\": \"JACKET-M-BLACK\"", "\"JKT-M-BLK\": \"NO-SUCH\"", "unknown-item", "404 DoesNotExistError Item NO-SUCH not found")]
    [InlineData("NO-TAX", "\"code\": \"VAT 19% - N\"", "\"code\": \"VAT 16% - N\"", "unknown-tax-code", "417 ValidationError Row #1: Account VAT 16% - N does not belong to company Northwind EU")]
    [InlineData("NO-PARTY", "\"DE\": \"Web shop DE\"", "\"DE\": \"Nobody\"", "unknown-customer", "ERPNext has no Customer 'Nobody'. Create it or map another name.")]
    [InlineData("NO-ACCOUNT", "\"shipping\": \"4420 - Shipping Income - N\"", "\"shipping\": \"4999 - N\"", "unknown-account", "417 LinkValidationError Could not find Row #2: Income Account: 4999 - N")]
    [InlineData("NO-CENTER", "\"costCenter\": \"Main - N\"", "\"costCenter\": \"Other - N\"", "validation", "417 LinkValidationError Could not find Row #1: Cost Center: Other - N, Row #2: Cost Center: Other - N, Row #1: Cost Center: Other - N")]
    [InlineData("NO-UNIT", "\"unit\": \"Nos\"", "\"unit\": \"Pieces\"", "validation", "417 LinkValidationError Could not find Row #1: UOM: Pieces, Row #2: UOM: Pieces")]
    [InlineData("NO-FIELD", "\"keyField\": \"returnshub_key\"", "\"keyField\": \"hub_key\"", "validation", "417 DataError Field not permitted in query: hub_key")]
    public async Task What_ERPNext_does_not_know_is_refused_by_its_kind_and_nothing_is_left_there(string name, string was, string now, string category, string answer)
    {
        var bench = await ErpNextBench.OpenAsync();

        (await RefusedAsync(name, bench.ProfileWith(was, now), category)).Answer.ShouldBe(answer);
    }

    [SkippableTheory]
    [InlineData("SM-NO-ITEM", "\"JKT-M-BLK\": \"JACKET-M-BLACK\"", "\"JKT-M-BLK\": \"NO-SUCH\"", "unknown-item", "417 ValidationError NO-SUCH is not a stock Item")]
    [InlineData("SM-NO-PLACE", "\"RECEIVED_PENDING_INSPECTION\": \"Returns - N\"", "\"RECEIVED_PENDING_INSPECTION\": \"Ramp - N\"", "unknown-location", "417 LinkValidationError Could not find Row #1: Target Warehouse: Ramp - N")]
    [InlineData("SM-NO-ACCOUNT", "\"differenceAccount\": \"5111 - Cost of Goods Sold - N\"", "\"differenceAccount\": \"5999 - N\"", "unknown-account", "417 LinkValidationError Could not find Row #1: Difference Account: 5999 - N")]
    public async Task A_stock_move_that_names_what_is_not_there_is_refused_by_its_kind(string name, string was, string now, string category, string answer)
    {
        var bench = await ErpNextBench.OpenAsync();
        var history = LiveBench.History(name, Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection));

        var outcome = await bench.DeliverAsync(history, bench.ProfileWith(was, now));

        (outcome.Kind, outcome.Category, outcome.Answer).ShouldBe((OutcomeKind.Refused, category, answer));
        (await bench.Books.PapersAsync("Stock Entry", LiveBench.MoveNumber(history[^1]))).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Frozen_accounts_refuse_and_the_draft_is_submitted_once_they_are_open_again()
    {
        var bench = await ErpNextBench.OpenAsync();
        var year = LiveBench.Today.Year - 1;
        var history = LiveBench.History("FROZEN", new DateTimeOffset(year, 1, 15, 12, 0, 0, TimeSpan.Zero), Requested(), Order(), Credit(Line()));
        var before = (await bench.Site.GetAsync("Accounts Settings", "Accounts Settings"))["acc_frozen_upto"]?.DeepClone();
        await bench.Site.UpdateAsync("Accounts Settings", "Accounts Settings", new JsonObject { ["acc_frozen_upto"] = $"{year}-01-31" });
        DeliveryOutcome refused;
        try
        {
            refused = await bench.DeliverAsync(history);
        }
        finally
        {
            await bench.Site.UpdateAsync("Accounts Settings", "Accounts Settings", new JsonObject { ["acc_frozen_upto"] = before });
        }

        (refused.Kind, refused.Category).ShouldBe((OutcomeKind.Refused, "closed-period"));
        refused.Answer.ShouldStartWith("417 ValidationError You are not authorized to add or update entries before ");
        (await bench.Books.InvoicesAsync(LiveBench.Number("FROZEN"))).ShouldHaveSingleItem().State.ShouldBe("draft");
        (await bench.DeliverAsync(history)).Kind.ShouldBe(OutcomeKind.Confirmed);
        (await bench.Books.InvoicesAsync(LiveBench.Number("FROZEN"))).ShouldHaveSingleItem().State.ShouldBe("posted");
    }

    [SkippableFact]
    public async Task Frozen_stock_refuses_moves()
    {
        var bench = await ErpNextBench.OpenAsync();
        var year = LiveBench.Today.Year - 1;
        var history = LiveBench.History(
            "SM-FROZEN", new DateTimeOffset(year, 1, 15, 12, 0, 0, TimeSpan.Zero), Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection));
        var before = (await bench.Site.GetAsync("Stock Settings", "Stock Settings"))["stock_frozen_upto"]?.DeepClone();
        await bench.Site.UpdateAsync("Stock Settings", "Stock Settings", new JsonObject { ["stock_frozen_upto"] = $"{year}-01-31" });
        DeliveryOutcome refused;
        try
        {
            refused = await bench.DeliverAsync(history);
        }
        finally
        {
            await bench.Site.UpdateAsync("Stock Settings", "Stock Settings", new JsonObject { ["stock_frozen_upto"] = before });
        }

        (refused.Kind, refused.Category).ShouldBe((OutcomeKind.Refused, "closed-period"), refused.Answer);
        (await bench.Books.StockAsync("Stock Entry", LiveBench.MoveNumber(history[^1]))).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_vendor_that_is_not_there_is_told()
    {
        var bench = await ErpNextBench.OpenAsync();
        var number = LiveBench.Number("NO-VENDOR");
        var history = LiveStories.Claim("NO-VENDOR", number, LiveBench.Today, vendor: "ACME");

        var outcome = await bench.DeliverAsync(history, bench.ProfileWith("\"ACME\": \"Acme Textiles\"", "\"ACME\": \"Nobody\""));

        (outcome.Kind, outcome.Category, outcome.Answer).ShouldBe((OutcomeKind.Refused, "unknown-vendor", "ERPNext has no Supplier 'Nobody'. Create it or map another name."));
        (await bench.Books.InvoicesAsync(number)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_closed_accounting_period_refuses_before_there_is_a_draft()
    {
        var bench = await ErpNextBench.OpenAsync();
        var year = LiveBench.Today.Year - 1;
        var history = LiveBench.History("CLOSED", new DateTimeOffset(year, 2, 15, 12, 0, 0, TimeSpan.Zero), Requested(), Order(), Credit(Line()));
        var period = (await bench.Site.CreateAsync("Accounting Period", new JsonObject
        {
            ["period_name"] = $"February {year}",
            ["company"] = bench.Profile.Settings["company"],
            ["start_date"] = $"{year}-02-01",
            ["end_date"] = $"{year}-02-28",
            ["closed_documents"] = new JsonArray(new JsonObject { ["document_type"] = "Sales Invoice", ["closed"] = 1 }),
        }))["name"]!.GetValue<string>();
        DeliveryOutcome refused;
        try
        {
            refused = await bench.DeliverAsync(history);
        }
        finally
        {
            await bench.Site.DeleteAsync("Accounting Period", period);
        }

        (refused.Kind, refused.Category).ShouldBe((OutcomeKind.Refused, "closed-period"));
        refused.Answer.ShouldBe($"417 ClosedAccountingPeriod You cannot create a Sales Invoice within the closed Accounting Period {period}");
        (await bench.Books.InvoicesAsync(LiveBench.Number("CLOSED"))).ShouldBeEmpty();
        (await bench.DeliverAsync(history)).Kind.ShouldBe(OutcomeKind.Confirmed);
    }

    [SkippableFact]
    public async Task A_day_of_no_fiscal_year_is_a_closed_period()
    {
        var bench = await ErpNextBench.OpenAsync();
        var outcome = await bench.DeliverAsync(LiveBench.History("NO-YEAR", new DateTimeOffset(1999, 1, 15, 0, 0, 0, TimeSpan.Zero), Requested(), Order(), Credit(Line())));
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "closed-period"), outcome.Answer);
        outcome.Answer.ShouldContain("is not in any active Fiscal Year for Northwind EU");
    }

    [SkippableFact]
    public async Task A_document_that_people_cancelled_is_not_booked_anew_without_them()
    {
        var bench = await ErpNextBench.OpenAsync();
        var history = LiveBench.History("CANCELLED", Requested(), Order(), Credit(Line()));
        var first = await bench.DeliverAsync(history);
        await bench.Site.UpdateAsync("Sales Invoice", first.ForeignId!, new JsonObject { ["docstatus"] = 2 });

        var outcome = await bench.DeliverAsync(history);

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "cancelled"));
        (await bench.Books.InvoicesAsync(LiveBench.Number("CANCELLED"))).ShouldHaveSingleItem().State.ShouldBe("cancelled");
    }

    [SkippableFact]
    public async Task A_wrong_secret_waits_to_be_put_right_and_is_not_told() =>
        (await WaitsAsync("NO-KEY", "http-401", secret: "not-the-secret")).Answer.ShouldNotContain("not-the-secret");

    private protected override async Task<LiveBench> OpenAsync() => await ErpNextBench.OpenAsync();
}
