using System.Text.Json.Nodes;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using Fault = ReturnsHub.Erps.Tests.Booking.Fakes.Fault;

namespace ReturnsHub.Erps.Tests.S4Hana;

public sealed class FaultTests : IAsyncLifetime, IDisposable
{
    private readonly FakeS4Hana _erp = new();
    private readonly HttpClient _http = Bench.Client();

    public Task InitializeAsync() => _erp.StartAsync();

    public Task DisposeAsync() => _erp.DisposeAsync().AsTask();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(nameof(Fault.SilentAfter), "POST")]
    [InlineData(nameof(Fault.LostAfter), "POST")]
    [InlineData(nameof(Fault.FailedAfter), "POST")]
    [InlineData(nameof(Fault.LostBefore), "POST")]
    [InlineData(nameof(Fault.SilentAfter), "PATCH")]
    [InlineData(nameof(Fault.LostAfter), "PATCH")]
    [InlineData(nameof(Fault.FailedAfter), "PATCH")]
    [InlineData(nameof(Fault.LostBefore), "PATCH")]
    public async Task A_lost_answer_is_settled_by_asking_and_a_request_left_blocked_is_released(string fault, string method)
    {
        _erp.Fail(Enum.Parse<Fault>(fault), r => r.Method == method);
        (await Credit()).Kind.ShouldBe(OutcomeKind.Unknown);
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        var booked = _erp.Booked.ShouldHaveSingleItem();
        (booked.Posted, booked.Total).ShouldBe((true, 89.90m));
    }

    [Theory]
    [InlineData(nameof(Fault.LostAfter), "A_ReturnsDeliveryHeader")]
    [InlineData(nameof(Fault.FailedAfter), "A_ReturnsDeliveryHeader")]
    [InlineData(nameof(Fault.LostAfter), "PostGoodsReceipt")]
    [InlineData(nameof(Fault.LostBefore), "PostGoodsReceipt")]
    public async Task A_delivery_left_without_its_goods_receipt_is_finished_and_not_made_twice(string fault, string path)
    {
        await ReturnPlay.Requested().Authorised().DeliverAsync(_erp, _http);
        _erp.Fail(Enum.Parse<Fault>(fault), r => r.Method == "POST" && r.Path.EndsWith(path, StringComparison.Ordinal));
        var play = ReturnPlay.Requested().Authorised().Received();
        (await play.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Unknown);
        (await play.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Books.Movements.ShouldBe([("651", "RET1", 2m)]);
        _erp.Booked.Count(b => b.Kind == Erps.Booking.Documents.DocumentKind.Receipt).ShouldBe(1);
    }

    [Fact]
    public async Task A_goods_movement_whose_answer_was_lost_is_found_by_its_short_reference()
    {
        _erp.Fail(Fault.LostAfter, r => r.Method == "POST");
        var play = ReturnPlay.Requested().Moved(InventoryStatus.Quarantine, InventoryStatus.Sellable);
        (await play.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Unknown);
        (await play.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Books.Movements.Count.ShouldBe(1);
    }

    /// <summary>A sign-in page with 200, or a service that is gone for a moment, says nothing about whether the credit is there.</summary>
    [Theory]
    [InlineData(200, "text/html", "unexpected-answer")]
    [InlineData(200, "application/json", "unexpected-answer")]
    [InlineData(404, "application/json", "http-404")]
    public async Task An_answer_that_is_no_list_is_not_taken_for_nothing_found(int status, string type, string category)
    {
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Refuse(new FakeAnswer(status, new JsonObject()) { ContentType = type }, r => r.Method == "GET");
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, category));
        _erp.Booked.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(null, null)]
    public async Task Throttling_waits_as_long_as_SAP_asks(int? asked, int? seconds)
    {
        _erp.Fail(Fault.Throttled, r => r.Method == "POST", asked);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category, outcome.RetryAfter?.TotalSeconds).ShouldBe((OutcomeKind.Retry, "http-429", (double?)seconds));
        _erp.Booked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_closed_period_is_refused_with_what_SAP_says_in_detail()
    {
        _erp.Books.ClosedTo = new DateOnly(2026, 11, 30);
        var outcome = await ReturnPlay.Requested().Moved(InventoryStatus.Quarantine, InventoryStatus.Sellable).DeliverAsync(_erp, _http);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "closed-period"));
        outcome.Answer.ShouldBe("400 M7/053 Posting only possible in periods 2026/12 and 2026/11 in company code 1010");
    }

    [Theory]
    [InlineData("\"TG7741\"", "\"TG9999\"", "unknown-item")]
    [InlineData("\"10100417\"", "\"999\"", "unknown-customer")]
    public async Task What_SAP_does_not_know_is_refused_by_its_kind(string mapped, string wrong, string category)
    {
        _erp.ProfileText = _erp.ProfileText.Replace(mapped, wrong, StringComparison.Ordinal);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, category));
        _erp.Booked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400, "VE/108", "Mandatory condition TTX1: tax is missing", OutcomeKind.Refused, "unknown-tax-code")]
    [InlineData(400, "V1/042", "Sales document 60000400 is currently being processed by user X", OutcomeKind.Retry, "locked")]
    [InlineData(412, "PRECONDITION", "Precondition failed", OutcomeKind.Retry, "etag-conflict")]
    [InlineData(400, "V1/555", "Enter a purchase order type", OutcomeKind.Refused, "validation")]
    public async Task Errors_are_told_by_kind(int status, string code, string text, OutcomeKind kind, string category)
    {
        _erp.Refuse(FakeS4Hana.Error(status, code, text), r => r.Method == "POST");
        var outcome = await Credit();
        (outcome.Kind, outcome.Category, outcome.Answer).ShouldBe((kind, category, $"{status} {code} {text}"));
    }

    [Fact]
    public async Task A_request_that_somebody_changes_meanwhile_is_read_anew_before_it_is_released()
    {
        _erp.Refuse(FakeS4Hana.Error(412, "PRECONDITION", "Precondition failed"), r => r.Method == "PATCH");
        (await Credit()).Category.ShouldBe("etag-conflict");
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
    }

    /// <summary>A request was copied in SAP, reference and all: a person rejects all but one, and the delivery goes on with that one.</summary>
    [Fact]
    public async Task Of_several_requests_the_one_that_was_not_rejected_is_the_credit()
    {
        _erp.Fail(Fault.LostBefore, r => r.Method == "PATCH");
        await Credit();
        var copy = _erp.Writes.Single(w => w.Path.EndsWith("A_CreditMemoRequest", StringComparison.Ordinal)).Body!.AsObject();
        _erp.Books.Create("A_CreditMemoRequest", copy);
        (await Credit()).Category.ShouldBe("several-found");

        _erp.Books.Documents[1].Body["OverallSDDocumentRejectionSts"] = "C";
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Booked.Count(b => b.Posted).ShouldBe(1);

        _erp.Books.Documents[0].Body["OverallSDDocumentRejectionSts"] = "C";
        (await Credit()).Category.ShouldBe("rejected-in-erp");
        _erp.Books.Documents.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_document_that_SAP_keeps_without_our_number_is_not_written_again()
    {
        _erp.Books.KeepsReferences = false;
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "not-found"));
        _erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_wrong_password_can_be_put_right_while_the_delivery_waits()
    {
        _erp.ProfileText = _erp.ProfileText.Replace("\"user\": \"RETURNSHUB\"", "\"user\": \"OTHER\"", StringComparison.Ordinal);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "http-401"));
    }

    [Fact]
    public async Task An_OAuth_token_is_kept_until_it_expires_and_fetched_anew_when_SAP_refuses_it()
    {
        _erp.ProfileText = _erp.ProfileText.Replace(
            "\"user\": \"RETURNSHUB\"", $"\"tokenUrl\": \"{new Uri(_erp.Address, "/oauth/token")}\", \"clientId\": \"hub-client\"", StringComparison.Ordinal);
        var connector = _erp.Registration.Connect(_erp.Consumer, _http, _erp.Time);
        (await Credit(connector)).Kind.ShouldBe(OutcomeKind.Confirmed);
        (await Credit(connector)).Kind.ShouldBe(OutcomeKind.Confirmed);
        SignIns().ShouldBe(1);
        _erp.Time.Advance(TimeSpan.FromMinutes(9));
        (await Credit(connector)).Kind.ShouldBe(OutcomeKind.Confirmed);
        SignIns().ShouldBe(2);
        _erp.Revoke();
        (await Credit(connector)).Kind.ShouldBe(OutcomeKind.Confirmed);
        SignIns().ShouldBe(3);
    }

    [Fact]
    public async Task Without_leave_nothing_is_sent_that_books()
    {
        (await ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http, permit: false)).Category.ShouldBe("fenced");
        _erp.Writes.ShouldBeEmpty();
    }

    private int SignIns() => _erp.Requests.Count(r => r.Path == "/oauth/token");

    private Task<DeliveryOutcome> Credit(IErpConnector? connector = null) => ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http, connector);
}
