using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>What a real Tryton will not book, and what becomes of it.</summary>
[Collection("Tryton")]
public class RefusalTests : LiveRefusalContract
{
    private static readonly string ByEvent = TrytonBench.Profile.Replace("\"creditNoteDate\": \"posting\"", "\"creditNoteDate\": \"event\"", StringComparison.Ordinal);

    [SkippableFact]
    public async Task A_closed_period_refuses_and_takes_the_credit_note_once_it_is_open_again()
    {
        var bench = await TrytonBench.OpenAsync();
        var day = new DateTimeOffset(LiveBench.Today.Year - 1, 1, 15, 12, 0, 0, TimeSpan.Zero);
        var period = (await bench.Admin.SearchAsync("account.period", [Where("start_date", "<=", day), Where("end_date", ">=", day)], "state"))[0]["id"]!.GetValue<int>();
        await bench.Admin.CallAsync("model.account.period.close", new JsonArray(period));
        var history = LiveBench.History("CLOSED", day, Requested(), Order(), Credit(Line()));

        var refused = await bench.DeliverAsync(history, ByEvent);
        (refused.Kind, refused.Category).ShouldBe((OutcomeKind.Refused, "closed-period"));
        refused.Answer.ShouldStartWith("To continue, you must create a period for the date");
        await bench.Admin.CallAsync("model.account.period.reopen", new JsonArray(period));
        (await bench.DeliverAsync(history, ByEvent)).Kind.ShouldBe(OutcomeKind.Confirmed);

        var note = (await bench.Books.InvoicesAsync(LiveBench.Number("CLOSED"))).ShouldHaveSingleItem();
        (note.State, note.Total).ShouldBe(("posted", -89.90m));
    }

    [SkippableFact]
    public async Task Numbers_go_by_date_so_an_earlier_credit_note_is_refused_with_the_reason()
    {
        var bench = await TrytonBench.OpenAsync();
        var (late, early) = (new DateTimeOffset(LiveBench.Today.Year - 2, 3, 20, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(LiveBench.Today.Year - 2, 3, 10, 0, 0, 0, TimeSpan.Zero));
        (await bench.DeliverAsync(LiveBench.History("LATE", late, Requested(), Order(), Credit(Line())), ByEvent)).Kind.ShouldBe(OutcomeKind.Confirmed);

        var outcome = await bench.DeliverAsync(LiveBench.History("EARLY", early, Requested(), Order(), Credit(Line())), ByEvent);

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "date-order"));
    }

    [SkippableTheory]
    [InlineData("NO-ITEM", "\"JKT-M-BLK\": \"JKT-M-BLK\"", "\"JKT-M-BLK\": \"NO-SUCH\"", "unknown-item", "Tryton has no product with the code 'NO-SUCH'.")]
    [InlineData("NO-TAX", "\"code\": \"VAT19\"", "\"code\": \"VAT16\"", "unknown-tax-code", "Tryton has no tax with the name 'VAT16'.")]
    [InlineData("NO-PARTY", "\"DE\": \"WEB-DE\"", "\"DE\": \"NOBODY\"", "unknown-customer", "Tryton has no party with the code 'NOBODY'.")]
    [InlineData("NO-ACCOUNT", "\"shipping\": \"4200\"", "\"shipping\": \"4999\"", "unknown-account", "Tryton has no account with the code '4999'.")]
    [InlineData("NO-JOURNAL", "\"salesJournal\": \"REV\"", "\"salesJournal\": \"SALES\"", "unknown-journal", "Tryton has no journal with the code 'SALES'.")]
    // An account of cost is none that customers are invoiced on.
    [InlineData("BAD-ACCOUNT", "\"shipping\": \"4200\"", "\"shipping\": \"5100\"", "validation", "The value for field \"Account\" in \"Invoice Line\" is not valid according to its domain.")]
    // A tax of 7 % cannot be what was released at 19 %.
    [InlineData("OTHER-RATE", "\"rate\": \"0.19\", \"code\": \"VAT19\"", "\"rate\": \"0.19\", \"code\": \"VAT7\"", "amount-differs", "The tax 'VAT7' is 7.0 % in Tryton, which on 80.55 does not make the 15.30 that were released. Check the tax codes of the profile.")]
    public async Task What_Tryton_does_not_know_is_refused_by_name_and_nothing_is_left_there(string name, string was, string now, string category, string answer)
    {
        TrytonBench.Profile.ShouldContain(was);
        var profile = TrytonBench.Profile.Replace("{ \"rate\": \"0.07\", \"code\": \"VAT7\" },", "", StringComparison.Ordinal).Replace(was, now, StringComparison.Ordinal);

        (await RefusedAsync(name, profile, category)).Answer.ShouldBe(answer);
    }

    [SkippableFact]
    public async Task A_wrong_password_waits_to_be_put_right_and_is_not_told() =>
        (await WaitsAsync("NO-KEY", "sign-in", secret: "not-the-password")).Answer.ShouldBe("401 Sign-in failed.");

    [SkippableFact]
    public async Task A_database_that_is_not_there_waits_to_be_put_right() =>
        await WaitsAsync("NO-BOOKS", "sign-in", address: new Uri((await OpenAsync()).Address, "/nothing/"));

    private protected override async Task<LiveBench> OpenAsync() => await TrytonBench.OpenAsync();

    private static JsonArray Where(string field, string op, DateTimeOffset day) =>
        [field, op, TrytonBooks.Day(DateOnly.FromDateTime(day.UtcDateTime))];
}
