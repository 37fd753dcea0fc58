using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Rackbeat;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.Rackbeat;

public class RackbeatTests : RackbeatFixture
{
    public static TheoryData<string> Every => Faults.All;

    [Fact]
    public void The_sample_profile_has_no_fault() =>
        RackbeatSystem.Registration.Check(Erp.Consumer with { Url = new Uri("https://app.rackbeat.com/api") }, new()).ShouldBeEmpty();

    [Fact]
    public async Task A_move_between_two_locations_is_an_internal_movement_that_is_booked()
    {
        var outcome = await Hub.DeliverAsync(Story.Moved());
        (outcome.Kind, outcome.ForeignId).ShouldBe((OutcomeKind.Confirmed, "1"));
        Erp.Requests.Select(r => $"{r.Method} {r.Path}").ShouldBe(
        [
            "GET /api/inventory/internal-movements",
            "POST /api/inventory/internal-movements",
            "GET /api/inventory/internal-movements",
            "POST /api/inventory/internal-movements/1/book",
        ]);
        Erp.Requests[1].Body!.ToJsonString().ShouldBe(JsonNode.Parse($$"""
            { "from_location": 20, "to_location": 1, "reason": "SM-{{Story.Core}}-6 RECEIVED_PENDING_INSPECTION > SELLABLE, return {{Story.Return.Value}}",
              "date": "2026-11-20", "lines": [ { "item_number": "7741", "quantity": 1 } ], "suppress_webhooks": true }
            """)!.ToJsonString());
    }

    [Fact]
    public async Task Goods_from_the_customer_are_an_adjustment_up_at_their_cost()
    {
        (await Hub.DeliverAsync(Story.Arrived())).Kind.ShouldBe(OutcomeKind.Confirmed);
        var row = Erp.Rows.ShouldHaveSingleItem();
        row["location"]!.GetValue<int>().ShouldBe(20);
        row["lines"]![0]!.ToJsonString().ShouldBe("""{"item_number":"7741","quantity":1,"cost_price":48.20}""");
    }

    [Fact]
    public async Task Goods_that_leave_are_an_adjustment_down()
    {
        (await Hub.DeliverAsync(Story.Destroyed())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Rows.ShouldHaveSingleItem()["lines"]![0]!.ToJsonString().ShouldBe("""{"item_number":"CUP-WHT","quantity":-1}""");
    }

    [Fact]
    public async Task An_adjustment_that_is_booked_at_once_is_not_booked_again()
    {
        Erp.BooksAtOnce = true;
        (await Hub.DeliverAsync(Story.Arrived())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Requests.ShouldAllBe(r => !r.Path.EndsWith("/book", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_pages_are_searched_for_our_number()
    {
        for (var i = 0; i < 5; i++) Erp.Leave("inventory/internal-movements", $"somebody's move {i}");
        await Hub.DeliverAsync(Story.Moved());
        (await Hub.DeliverAsync(Story.Moved())).ForeignId.ShouldBe("6");
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
        Erp.Requests.Count(r => r.Method == "POST").ShouldBe(2);
    }

    [Fact]
    public async Task A_number_that_only_begins_like_ours_is_not_ours()
    {
        Erp.Leave("inventory/internal-movements", $"SM-{Story.Core}-61 Quarantine > Sellable, return x");
        (await Hub.DeliverAsync(Story.Moved())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Rows.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_list_does_not_show_by_our_number_is_not_booked()
    {
        Erp.HidesReasons = true;
        var outcome = await Hub.DeliverAsync(Story.Moved());
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "not-recognisable"));
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_draft_left_behind_is_booked()
    {
        Erp.Leave("inventory/internal-movements", $"SM-{Story.Core}-6 RECEIVED_PENDING_INSPECTION > SELLABLE", booked: false);
        (await Hub.DeliverAsync(Story.Moved())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Whatever_request_of_a_move_breaks_it_is_booked_once(string fault) =>
        (await Faults.AtEveryRequestAsync(Enum.Parse<Fault>(fault), StartedAsync, Story.Moved())).ShouldBeGreaterThan(2);

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Whatever_request_of_an_adjustment_breaks_it_is_booked_once(string fault) =>
        (await Faults.AtEveryRequestAsync(Enum.Parse<Fault>(fault), StartedAsync, Story.Arrived())).ShouldBeGreaterThan(3);

    [Theory]
    [InlineData("lines.0.item_number", "The selected item is invalid.", "unknown-item")]
    [InlineData("from_location", "The location does not exist.", "unknown-location")]
    [InlineData("lines.0.quantity", "Not enough stock at the location.", "not-in-stock")]
    [InlineData("date", "The accounting period is closed.", "closed-period")]
    [InlineData("date", "The date is no date.", "validation")]
    public async Task A_refusal_is_told_by_kind_even_with_200(string field, string why, string category)
    {
        foreach (var status in new[] { 422, 200 })
        {
            Erp.Errors.Enqueue((r => r.Method == "POST", FakeRackbeat.Invalid(field, why, status)));
            var outcome = await Hub.DeliverAsync(Story.Moved());
            (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, category));
            outcome.Answer.ShouldBe($"{status} The given data was invalid. {field}: {why}");
        }

        Erp.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_document_said_to_be_booked_already_is_looked_up()
    {
        Erp.Errors.Enqueue((r => r.Path.EndsWith("/book", StringComparison.Ordinal), new FakeAnswer(400, new JsonObject { ["message"] = "The movement is already booked." })));
        (await Hub.DeliverAsync(Story.Moved())).Category.ShouldBe("already-booked");
        (await Hub.DeliverAsync(Story.Moved())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(12)]
    public async Task Too_many_requests_wait_as_long_as_asked(int? seconds)
    {
        Erp.Fail(Fault.Throttled, retryAfterSeconds: seconds);
        (await Hub.DeliverAsync(Story.Moved())).RetryAfter.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Fact]
    public async Task Bookkeeping_is_left_to_theErp_behind()
    {
        var outcome = await Hub.DeliverAsync(Story.Credited());
        (outcome.Kind, outcome.Answer).ShouldBe((OutcomeKind.Confirmed, "The profile leaves out credit memos."));
        Erp.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_sends_nothing()
    {
        (await Hub.DeliverAsync(Story.Moved(), maySend: false)).Category.ShouldBe("fenced");
        Erp.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_is_refused_waits_to_be_put_right()
    {
        Erp.Errors.Enqueue((_ => true, new FakeAnswer(401)));
        (await Hub.DeliverAsync(Story.Moved())).Category.ShouldBe("http-401");
        Erp.Requests.ShouldHaveSingleItem();
        (await Hub.DeliverAsync(Story.Moved())).Kind.ShouldBe(OutcomeKind.Confirmed);
    }

    private static async Task<FakeErp> StartedAsync()
    {
        var erp = new FakeRackbeat();
        await erp.StartAsync();
        return erp;
    }
}
