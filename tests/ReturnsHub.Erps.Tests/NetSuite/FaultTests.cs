using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.NetSuite;

public sealed class FaultTests : IAsyncLifetime, IDisposable
{
    private readonly FakeNetSuite _erp = new();
    private readonly HttpClient _http = Bench.Client();

    public Task InitializeAsync() => _erp.StartAsync();

    public Task DisposeAsync() => _erp.DisposeAsync().AsTask();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(nameof(Fault.SilentAfter), "timeout")]
    [InlineData(nameof(Fault.LostAfter), "connection")]
    [InlineData(nameof(Fault.FailedAfter), "http-500")]
    public async Task An_answer_lost_after_saving_is_settled_by_asking(string fault, string category)
    {
        _erp.Fail(Enum.Parse<Fault>(fault), IsWrite);
        var first = await Credit();
        (first.Kind, first.Category).ShouldBe((OutcomeKind.Unknown, category));
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Booked.ShouldHaveSingleItem().Total.ShouldBe(89.90m);
        _erp.Writes.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(nameof(Fault.LostBefore), OutcomeKind.Unknown)]
    [InlineData(nameof(Fault.Unavailable), OutcomeKind.Unknown)]
    [InlineData(nameof(Fault.Throttled), OutcomeKind.Retry)]
    public async Task What_was_not_saved_is_saved_once_by_the_next_attempt(string fault, OutcomeKind kind)
    {
        _erp.Fail(Enum.Parse<Fault>(fault), IsWrite);
        (await Credit()).Kind.ShouldBe(kind);
        _erp.Booked.ShouldBeEmpty();
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Booked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_is_no_record_is_not_taken_for_nothing_found()
    {
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Refuse(new FakeAnswer(200, new JsonObject()) { ContentType = "text/html" }, r => r.Method == "GET");
        (await Credit()).Category.ShouldBe("unexpected-answer");
        _erp.Writes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_receipt_whose_answer_was_lost_is_not_made_twice()
    {
        await ReturnPlay.Requested().Authorised().DeliverAsync(_erp, _http);
        _erp.Fail(Fault.LostAfter, IsWrite);
        var play = ReturnPlay.Requested().Authorised().Received(quantity: 1);
        (await play.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Unknown);
        (await play.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Books.Stock["7741"].ShouldBe(1);
    }

    [Fact]
    public async Task A_record_that_appears_between_asking_and_saving_counts_as_booked()
    {
        await ReturnPlay.Requested().Authorised().DeliverAsync(_erp, _http);
        var play = ReturnPlay.Requested().Authorised().Received(quantity: 1);
        await play.DeliverAsync(_erp, _http);
        // The look-up is answered before the other worker's receipt shows.
        _erp.Hide(play.Number("RC"), times: 1);
        (await play.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Writes.Count.ShouldBe(3);
        _erp.Books.Stock["7741"].ShouldBe(1);
    }

    [Fact]
    public async Task A_record_that_is_saved_and_not_found_again_stops_for_a_person_to_look()
    {
        _erp.Hide("CR-7Q2M-1", times: 2);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "not-found"));
        _erp.Booked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(null, null)]
    public async Task Throttling_waits_as_long_as_NetSuite_asks(int? asked, int? seconds)
    {
        _erp.Fail(Fault.Throttled, r => r.Method == "GET", asked);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category, outcome.RetryAfter?.TotalSeconds).ShouldBe((OutcomeKind.Retry, "http-429", (double?)seconds));
    }

    [Fact]
    public async Task Too_many_concurrent_calls_said_with_400_are_throttling_too()
    {
        _erp.Refuse(NetSuiteBooks.Error(400, "SSS_REQUEST_LIMIT_EXCEEDED", "Concurrent request limit exceeded. Request blocked."), IsWrite);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "http-429"));
    }

    [Fact]
    public async Task A_closed_period_is_refused()
    {
        _erp.Books.ClosedTo = new DateOnly(2026, 11, 30);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "closed-period"));
        outcome.Answer.ShouldBe("400 USER_ERROR The transaction date you specified is in a closed period.");
    }

    [Theory]
    [InlineData("\"notRestocked\": \"9001\"", "\"notRestocked\": \"9999\"", "unknown-item")]
    [InlineData("\"code\": \"5/17\"", "\"code\": \"5/99\"", "unknown-tax-code")]
    [InlineData("\"default\": \"20417\"", "\"default\": \"999\"", "unknown-customer")]
    public async Task What_NetSuite_does_not_know_is_refused_by_its_kind(string mapped, string wrong, string category)
    {
        _erp.ProfileText = _erp.ProfileText.Replace(mapped, wrong, StringComparison.Ordinal);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, category));
        _erp.Booked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_SKU_that_is_no_items_name_is_refused_before_anything_is_sent()
    {
        _erp.Books.Items.Remove("7742");
        var outcome = await ReturnPlay.Requested(books: 1).Authorised().DeliverAsync(_erp, _http);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "unknown-item"));
        _erp.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_is_kept_until_it_expires_and_fetched_anew_when_NetSuite_refuses_it()
    {
        var connector = _erp.Registration.Connect(_erp.Consumer, _http, _erp.Time);
        (await Credit(connector)).Kind.ShouldBe(OutcomeKind.Confirmed);
        (await Credit(connector)).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Tokens.Given.ShouldBe(1);
        _erp.Time.Advance(TimeSpan.FromMinutes(59));
        (await Credit(connector)).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Tokens.Given.ShouldBe(2);
        _erp.Tokens.Revoke();
        (await Credit(connector)).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Tokens.Given.ShouldBe(3);
    }

    [Fact]
    public async Task A_sign_in_that_is_refused_can_be_put_right_while_the_delivery_waits()
    {
        _erp.ProfileText = _erp.ProfileText.Replace("q3Zr1nVtYk", "other", StringComparison.Ordinal);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category, outcome.Answer).ShouldBe((OutcomeKind.Retry, "sign-in", "400 invalid_client"));
    }

    [Fact]
    public async Task Without_leave_nothing_is_saved()
    {
        var outcome = await ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http, permit: false);
        outcome.Category.ShouldBe("fenced");
        _erp.Writes.ShouldBeEmpty();
    }

    private static bool IsWrite(FakeRequest request) => request.Path.Contains("/record/v1/", StringComparison.Ordinal) && request.Method != "GET";

    private Task<DeliveryOutcome> Credit(IErpConnector? connector = null) => ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http, connector);
}
