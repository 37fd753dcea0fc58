using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>What a real Odoo will not book, and what becomes of it.</summary>
[Collection("Odoo")]
public class RefusalTests : LiveRefusalContract
{
    [SkippableTheory]
    [InlineData("LOCK-ALL", "fiscalyear_lock_date", "Global Lock Date")]
    [InlineData("LOCK-SALES", "sale_lock_date", "Sales Lock Date")]
    public async Task Books_closed_beyond_today_refuse_and_take_the_draft_once_they_are_open_again(string name, string field, string says)
    {
        var bench = await OdooBench.OpenAsync();
        var history = LiveBench.History(name, Requested(), Order(), Credit(Line()));

        await LockAsync(bench, field, LiveBench.Today.AddDays(9));
        var refused = await bench.DeliverAsync(history);
        await LockAsync(bench, field, null);

        (refused.Kind, refused.Category).ShouldBe((OutcomeKind.Refused, "closed-period"));
        refused.Answer.ShouldStartWith($"422 UserError You cannot add/modify entries prior to and inclusive of: {says} (");
        (await bench.Books.InvoicesAsync(LiveBench.Number(name))).ShouldHaveSingleItem().State.ShouldBe("draft");
        (await bench.DeliverAsync(history)).Kind.ShouldBe(OutcomeKind.Confirmed);
        (await bench.Books.InvoicesAsync(LiveBench.Number(name))).ShouldHaveSingleItem().State.ShouldBe("posted");
    }

    [SkippableFact]
    public async Task Of_a_closed_month_a_credit_note_keeps_its_day_and_is_accounted_on_an_open_one()
    {
        var bench = await OdooBench.OpenAsync();
        var day = LiveBench.Today.AddDays(-60);
        await LockAsync(bench, "fiscalyear_lock_date", LiveBench.Today.AddDays(-30));

        var outcome = await bench.DeliverAsync(LiveBench.History("LOCK-PAST", day, Requested(), Order(), Credit(Line())));
        await LockAsync(bench, "fiscalyear_lock_date", null);

        outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);
        var (invoice, accounting) = await bench.Books.DatesAsync(LiveBench.Number("LOCK-PAST"));
        invoice.ShouldBe(DateOnly.FromDateTime(day.UtcDateTime));
        accounting.ShouldBeGreaterThan(DateOnly.FromDateTime(LiveBench.Today.AddDays(-30).UtcDateTime));
    }

    [SkippableTheory]
    [InlineData("NO-ITEM", "\"JACKET-M-BLACK\"", "\"NO-SUCH\"", "unknown-item", "Odoo has no product 'NO-SUCH'.")]
    [InlineData("NO-TAX", "\"code\": \"19% included\"", "\"code\": \"16% included\"", "unknown-tax-code", "Odoo has no sales tax '16% included'.")]
    [InlineData("NO-PARTY", "\"DE\": \"WEB-DE\"", "\"DE\": \"NOBODY\"", "unknown-customer", "Odoo has no customer 'NOBODY'.")]
    [InlineData("NO-ACCOUNT", "\"shipping\": \"400910\"", "\"shipping\": \"499999\"", "unknown-account", "Odoo has no account '499999'.")]
    [InlineData("NO-JOURNAL", "\"salesJournal\": \"INV\"", "\"salesJournal\": \"SALES\"", "unknown-journal", "Odoo has no journal 'SALES'.")]
    [InlineData("ID-ITEM", "\"JACKET-M-BLACK\"", "\"#99999999\"", "unknown-item", "404 MissingError Record does not exist or has been deleted. (Record: product.product(99999999,), User: ")]
    [InlineData("ID-TAX", "\"code\": \"19% included\"", "\"code\": \"#99999999\"", "unknown-tax-code", "Odoo has no active sales tax '#99999999'.")]
    [InlineData("ID-PARTY", "\"DE\": \"WEB-DE\"", "\"DE\": \"#99999999\"", "unknown-customer", "404 MissingError")]
    [InlineData("ID-ACCOUNT", "\"shipping\": \"400910\"", "\"shipping\": \"#99999999\"", "unknown-account", "404 MissingError")]
    [InlineData("ID-JOURNAL", "\"salesJournal\": \"INV\"", "\"salesJournal\": \"#99999999\"", "unknown-journal", "404 MissingError")]
    [InlineData("NO-FIELD", "\"entryJournal\"", "\"reasonField\": \"x_no_such\", \"entryJournal\"", "unknown-field", "500 ValueError Invalid field 'x_no_such' on model 'account.move.line'")]
    // The purchase journal takes no credit notes to customers.
    [InlineData("BAD-JOURNAL", "\"salesJournal\": \"INV\"", "\"salesJournal\": \"BILL\"", "validation", "422 ValidationError Cannot create a sale document in a non sale journal")]
    // A tax of 7 % cannot be what was released at 19 %.
    [InlineData("OTHER-RATE", "\"rate\": \"0.19\", \"code\": \"19% included\"", "\"rate\": \"0.19\", \"code\": \"7% included\"", "amount-differs", "The tax '7% included' is 7 % in Odoo, which on 80.55 does not make the 15.30 that were released.")]
    [InlineData("OTHER-KIND", "\"pricesIncludeTax\": true", "\"pricesIncludeTax\": false", "amount-differs", "The tax '19% included' is included in prices in Odoo and prices are sent without tax.")]
    public async Task What_Odoo_does_not_know_is_refused_by_name_and_nothing_is_left_there(string name, string was, string now, string category, string answer)
    {
        var bench = await OdooBench.OpenAsync();
        var profile = bench.ProfileWith("{ \"rate\": \"0.07\", \"code\": \"7% included\", \"country\": \"DE\" },", "").Replace(was, now, StringComparison.Ordinal);
        profile.ShouldContain(now);

        (await RefusedAsync(name, profile, category)).Answer.ShouldStartWith(answer);
    }

    [SkippableFact]
    public async Task A_wrong_key_waits_to_be_put_right_and_is_not_told() =>
        (await WaitsAsync("NO-KEY", "http-401", secret: "0123456789abcdef")).Answer.ShouldBe("401 Unauthorized Invalid apikey");

    [SkippableFact]
    public async Task A_database_that_is_not_there_waits_to_be_put_right()
    {
        var bench = await OdooBench.OpenAsync();
        await WaitsAsync("NO-BOOKS", "unexpected-answer", bench.ProfileWith($"\"database\": \"{bench.Database}\"", "\"database\": \"nothing\""));
    }

    [SkippableFact]
    public async Task A_company_that_the_user_may_not_work_in_waits_to_be_put_right()
    {
        var bench = await OdooBench.OpenAsync();
        await WaitsAsync("NO-COMPANY", "http-403", bench.ProfileWith($"\"companyId\": \"{bench.Company}\"", "\"companyId\": \"1\""));
    }

    private protected override async Task<LiveBench> OpenAsync() => await OdooBench.OpenAsync();

    private static Task LockAsync(OdooBench bench, string field, DateTimeOffset? day) =>
        bench.Admin.WriteAsync("res.company", bench.Company, new() { [field] = day is { } until ? JsonValue.Create(until.ToString("yyyy-MM-dd", null)) : JsonValue.Create(false) });
}
