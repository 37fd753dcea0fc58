using System.Text.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Web.Tests.Feed;

/// <summary>What a consumer that fetches its events says it booked.</summary>
public sealed class BookingTests(BookingHub hub) : IClassFixture<BookingHub>
{
    [Fact]
    public async Task What_is_booked_closes_the_credit_and_the_day_agrees_to_the_cent()
    {
        var credit = await hub.CreditAsync();
        Codes(await hub.ReconciledAsync(credit)).ShouldBe(["booking-awaited"]);

        var answer = await hub.ReportAsync(BookingHub.Booked(credit));
        answer.GetProperty("taken").GetInt32().ShouldBe(1);
        var item = answer.GetProperty("items")[0];
        (item.GetProperty("status").GetInt32(), item.GetProperty("stands").GetProperty("status").GetString(), item.GetProperty("stands").GetProperty("number").GetString())
            .ShouldBe((200, "CONFIRMED", "GS-1"));

        var posted = (await hub.StreamAsync(credit.ReturnId.Value)).Select(e => e.Data).OfType<CreditPosted>().ShouldHaveSingleItem();
        (posted.Consumer, posted.ForeignId).ShouldBe(("books", "GS-1"));
        var row = await hub.ReconciledAsync(credit);
        Codes(row).ShouldBeEmpty();
        row.GetProperty("amounts")[0].GetProperty("booked").GetProperty("amount").GetString().ShouldBe("119.00");
        row.GetProperty("credits")[0].GetProperty("foreignNumber").GetString().ShouldBe("GS-1");
    }

    [Fact]
    public async Task The_same_report_has_the_same_answer_also_twice_in_one_request()
    {
        var credit = await hub.CreditAsync();
        var first = await hub.ReportAsync($"{BookingHub.Booked(credit)}, {BookingHub.Booked(credit)}");
        first.GetProperty("items")[1].GetRawText().ShouldBe(first.GetProperty("items")[0].GetRawText());
        (await hub.ReportAsync(BookingHub.Booked(credit))).GetProperty("items")[0].GetRawText().ShouldBe(first.GetProperty("items")[0].GetRawText());
        (await hub.StreamAsync(credit.ReturnId.Value)).Count(e => e.Data is CreditPosted).ShouldBe(1);
    }

    [Fact]
    public async Task Another_number_is_answered_with_what_stands_and_holds_up_no_other_report()
    {
        var (one, two) = (await hub.CreditAsync(), await hub.CreditAsync());
        await hub.ReportAsync(BookingHub.Booked(one));
        var answer = await hub.ReportAsync($"{BookingHub.Booked(one, "GS-9")}, {BookingHub.Booked(two)}");

        answer.GetProperty("taken").GetInt32().ShouldBe(1);
        var refused = answer.GetProperty("items")[0];
        (refused.GetProperty("status").GetInt32(), refused.GetProperty("code").GetString(), refused.GetProperty("stands").GetProperty("number").GetString())
            .ShouldBe((409, "booked-otherwise", "GS-1"));
        answer.GetProperty("items")[1].GetProperty("status").GetInt32().ShouldBe(200);
    }

    [Fact]
    public async Task A_cent_too_much_is_taken_and_shown()
    {
        var credit = await hub.CreditAsync();
        await hub.ReportAsync(BookingHub.Booked(credit, amount: "119.01"));
        var difference = (await hub.ReconciledAsync(credit)).GetProperty("differences").EnumerateArray().ShouldHaveSingleItem();
        (difference.GetProperty("code").GetString(), difference.GetProperty("amount").GetProperty("amount").GetString()).ShouldBe(("booked-amount-differs", "0.01"));
        using var client = hub.Hub.Client(BookingHub.Reader);
        var listed = await RunningHub.ReadAsync(await client.GetAsync(new Uri($"/api/deliveries?returnId={credit.ReturnId}", UriKind.Relative)));
        listed.GetProperty("items").EnumerateArray().Single().GetProperty("bookedAmount").GetProperty("amount").GetString().ShouldBe("119.01");
    }

    [Fact]
    public async Task A_refusal_is_an_exception_until_the_consumer_has_booked_it_after_all()
    {
        var credit = await hub.CreditAsync();
        var refused = (await hub.ReportAsync(BookingHub.Refused(credit, text: "Period 10 is closed, ask jane@example.com."))).GetProperty("items")[0];
        (refused.GetProperty("status").GetInt32(), refused.GetProperty("stands").GetProperty("status").GetString()).ShouldBe((200, "DEAD_LETTERED"));
        refused.GetRawText().ShouldNotContain("jane");
        (await ExceptionsAsync(credit)).ShouldBe([$"books/{credit.Id:N}"]);
        Codes(await hub.ReconciledAsync(credit)).ShouldBe(["booking-refused"]);

        using var operators = hub.Hub.Client(BookingHub.Operator);
        using var redriven = await operators.PostAsync($"/api/deliveries/books:{credit.Id:N}/redrive", null);
        await RunningHub.ShouldRefuseAsync(redriven, 409, "consumer-pulls");

        await hub.ReportAsync(BookingHub.Booked(credit));
        (await ExceptionsAsync(credit)).ShouldBeEmpty();
        Codes(await hub.ReconciledAsync(credit)).ShouldBeEmpty();
        (await hub.ReportAsync(BookingHub.Refused(credit))).GetProperty("items")[0].GetProperty("status").GetInt32().ShouldBe(409);
    }

    [Fact]
    public async Task Nobody_reports_on_an_event_that_its_consumer_or_tenant_does_not_take()
    {
        var credit = await hub.CreditAsync();
        foreach (var key in (string[])[BookingHub.Archive, BookingHub.OtherBooks])
        {
            var item = (await hub.ReportAsync(BookingHub.Booked(credit), key)).GetProperty("items")[0];
            (item.GetProperty("status").GetInt32(), item.GetProperty("code").GetString()).ShouldBe((404, "event-unknown"));
        }

        var none = (await hub.ReportAsync("""{ "eventId": "made-up", "number": "GS-1" }""")).GetProperty("items")[0];
        (none.GetProperty("status").GetInt32(), none.GetProperty("eventId").GetString()).ShouldBe((404, "made-up"));
        (await hub.Hub.Get<IDeliveryLedger>().ListAsync(RunningHub.Shop, null, null, credit.ReturnId, new PageRequest(), CancellationToken.None)).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(BookingHub.Reader, 400, "consumer-missing")]
    [InlineData(BookingHub.Sent, 409, "consumer-is-sent-events")]
    public async Task Only_a_consumer_that_fetches_reports(string key, int status, string code)
    {
        using var client = hub.Hub.Client(key);
        using var answer = await client.PostAsync("/api/events/bookings", RunningHub.Json("""{ "bookings": [] }"""));
        await RunningHub.ShouldRefuseAsync(answer, status, code);
    }

    [Theory]
    [InlineData("""{ "bookings": [] }""")]
    [InlineData("""{ "bookings": [null] }""")]
    [InlineData("""{ "bookings": [{ "number": "GS-1" }] }""")]
    [InlineData("""{ "bookings": [{ "eventId": "x" }] }""")]
    [InlineData("""{ "bookings": [{ "eventId": "x", "number": "GS-1", "refused": { "code": "a" } }] }""")]
    [InlineData("""{ "bookings": [{ "eventId": "x", "refused": { "code": "a" }, "amount": { "amount": "1.00", "currency": "EUR" } }] }""")]
    [InlineData("""{ "bookings": [{ "eventId": "x", "number": "GS-1", "amount": { "amount": "1.001", "currency": "EUR" } }] }""")]
    [InlineData("""{ "bookings": [{ "eventId": "x", "number": "GS-1", "amount": 119.00 }] }""")]
    [InlineData("""{ "bookings": [{ "eventId": "x", "number": "GS-1", "customer": "jane" }] }""")]
    public async Task What_is_no_report_is_refused_whole(string body)
    {
        using var client = hub.Hub.Client(BookingHub.Books);
        using var answer = await client.PostAsync("/api/events/bookings", RunningHub.Json(body));
        await RunningHub.ShouldRefuseAsync(answer, 400, "body-invalid");
    }

    [Theory]
    [InlineData(100, 200)]
    [InlineData(101, 400)]
    public async Task A_request_has_at_most_a_hundred_reports(int count, int status)
    {
        using var client = hub.Hub.Client(BookingHub.Books);
        var many = string.Join(',', Enumerable.Repeat("""{ "eventId": "made-up", "number": "GS-1" }""", count));
        using var answer = await client.PostAsync("/api/events/bookings", RunningHub.Json($$"""{ "bookings": [{{many}}] }"""));
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_not_confirmed_for_a_day_comes_up_in_the_next_days_report_unless_it_is_told()
    {
        var (told, untold) = (await hub.CreditAsync(), await hub.CreditAsync());
        await hub.ReportAsync(BookingHub.Booked(told));

        var report = await NextDayAsync(untold, "books");
        var row = report.Rows.Single(r => r.ReturnId == untold.ReturnId);
        row.Differences.Select(d => d.Code).ShouldBe(["booking-not-confirmed"]);
        report.Rows.ShouldNotContain(r => r.ReturnId == told.ReturnId);
        (await NextDayAsync(untold, "loose")).Rows.ShouldBeEmpty();
    }

    private async Task<ReconciliationReport> NextDayAsync(RecordedEvent credit, string consumer)
    {
        var settings = hub.Hub.Get<ITenants>().Find(RunningHub.Shop)!.Consumers.Single(c => c.Id == consumer);
        var handler = new ReconcileHandler(
            hub.Hub.Get<IReturnQueries>(), hub.Hub.Get<IReturnStore>(), hub.Hub.Get<IDeliveryLedger>(), hub.Hub.Get<IBookedDocuments>(), hub.Hub.Get<ITenants>(), SourcePayments.Never, new ReconcileLimits(),
            new ManualTime(credit.RecordedAt.AddDays(2)));
        return await handler.RunAsync(settings, DateOnly.FromDateTime(credit.RecordedAt.UtcDateTime).AddDays(1), CancellationToken.None);
    }

    private async Task<IReadOnlyList<string>> ExceptionsAsync(RecordedEvent credit)
    {
        var state = await hub.Hub.Get<IReturnStore>().LoadAsync(new StreamKey(credit.Tenant, credit.ReturnId), CancellationToken.None);
        return [.. state!.Exceptions.Where(x => x.Kind == ExceptionKind.DeliveryFailed).Select(x => x.About)];
    }

    private static IEnumerable<string> Codes(JsonElement row) => row.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("code").GetString()!);
}
