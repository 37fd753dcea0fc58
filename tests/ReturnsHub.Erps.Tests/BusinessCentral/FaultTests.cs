using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.BusinessCentral;

public class FaultTests : BusinessCentralFixture
{
    public static TheoryData<string> Every => Faults.All;

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Whatever_request_of_a_credit_breaks_one_credit_memo_is_posted(string fault) =>
        (await Faults.AtEveryRequestAsync(Enum.Parse<Fault>(fault), StartedAsync, Story.Credited())).ShouldBeGreaterThan(5);

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Whatever_request_of_an_entry_breaks_it_is_posted_once(string fault) =>
        (await Faults.AtEveryRequestAsync(Enum.Parse<Fault>(fault), StartedAsync, Story.WrittenOff())).ShouldBeGreaterThan(7);

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Whatever_request_of_a_claim_breaks_it_is_posted_once(string fault) =>
        (await Faults.AtEveryRequestAsync(Enum.Parse<Fault>(fault), StartedAsync, Story.Claimed())).ShouldBeGreaterThan(3);

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Whatever_request_of_a_move_through_the_extension_breaks_it_is_posted_once(string fault) =>
        (await Faults.AtEveryRequestAsync(Enum.Parse<Fault>(fault), WithExtensionAsync, Story.Moved())).ShouldBeGreaterThan(3);

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Whatever_request_of_a_receipt_through_the_extension_breaks_it_is_posted_once(string fault) =>
        (await Faults.AtEveryRequestAsync(Enum.Parse<Fault>(fault), WithExtensionAsync, Story.Received())).ShouldBeGreaterThan(3);

    [Theory]
    [InlineData(nameof(Fault.SilentAfter), "timeout")]
    [InlineData(nameof(Fault.LostAfter), "connection")]
    [InlineData(nameof(Fault.FailedAfter), "http-500")]
    public async Task After_a_lost_answer_the_outcome_is_unknown_and_the_next_attempt_asks(string fault, string category)
    {
        Erp.Fail(Enum.Parse<Fault>(fault), r => r.Path.EndsWith(".post", StringComparison.Ordinal));
        var outcome = await Hub.DeliverAsync(Story.Credited());
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Unknown, category));
        var posts = Erp.Requests.Count(r => r.Path.EndsWith(".post", StringComparison.Ordinal));
        (await Hub.DeliverAsync(Story.Credited())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Requests.Count(r => r.Path.EndsWith(".post", StringComparison.Ordinal)).ShouldBe(posts);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(17)]
    public async Task Too_many_requests_wait_as_long_as_asked(int? seconds)
    {
        Erp.Fail(Fault.Throttled, r => r.Path.EndsWith("/salesCreditMemos", StringComparison.Ordinal), seconds);
        var outcome = await Hub.DeliverAsync(Story.Credited());
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "http-429"));
        outcome.RetryAfter.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_sends_nothing()
    {
        var outcome = await Hub.DeliverAsync(Story.Credited(), maySend: false);
        outcome.Category.ShouldBe("fenced");
        Erp.Booked.ShouldBeEmpty();
        Erp.Requests.ShouldAllBe(r => r.Method == "GET" || r.Path == FakeEntra.Path);
    }

    [Fact]
    public async Task A_closed_period_refuses_and_the_draft_is_finished_once_it_is_open()
    {
        Erp.Books.OpenFrom = new DateOnly(2026, 12, 1);
        (await Hub.DeliverAsync(Story.Credited())).Category.ShouldBe("closed-period");
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeFalse();
        Erp.Books.OpenFrom = new DateOnly(2026, 11, 1);
        (await Hub.DeliverAsync(Story.Credited())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_company_does_not_know_is_told_by_kind()
    {
        async Task<string?> WithoutAsync(Action<FakeCompany> forget)
        {
            await using var erp = new FakeBusinessCentral();
            await erp.StartAsync();
            forget(erp.Books);
            using var hub = new HubLink(erp);
            var outcome = await hub.DeliverAsync(Story.Credited());
            outcome.Kind.ShouldBe(OutcomeKind.Refused);
            erp.Booked.ShouldBeEmpty();
            return outcome.Category;
        }

        (await WithoutAsync(c => c.Items.Clear())).ShouldBe("unknown-item");
        (await WithoutAsync(c => c.Accounts.Clear())).ShouldBe("unknown-account");
        (await WithoutAsync(c => c.Customers.Clear())).ShouldBe("unknown-customer");
        (await WithoutAsync(c => c.Taxes.Clear())).ShouldBe("unknown-tax-code");
        (await WithoutAsync(c => c.Locations.Clear())).ShouldBe("unknown-location");
        (await WithoutAsync(c => c.Reasons.Clear())).ShouldBe("unknown-reason");
    }

    [Fact]
    public async Task A_conflict_with_another_change_is_tried_again()
    {
        Erp.Errors.Enqueue((r => r.Path.EndsWith(".post", StringComparison.Ordinal), FakeBusinessCentral.Error(409, "Request_EntityChanged", "Another user has already changed the record.")));
        var outcome = await Hub.DeliverAsync(Story.Credited());
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "etag-conflict"));
        (await Hub.DeliverAsync(Story.Credited())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(400, "Application_DialogException", "The operation could not complete because a record in the Sales Header table was locked by another user.", "Retry", "locked")]
    [InlineData(400, "Internal_TenantUnavailable", "The tenant is not accessible.", "Retry", "unavailable")]
    [InlineData(401, "Authentication_InvalidCredentials", "The server has rejected the client credentials", "Retry", "http-401")]
    [InlineData(403, "Authorization_RequestDenied", "Sorry, the current permissions prevented the action.", "Retry", "http-403")]
    [InlineData(404, "BadRequest_ResourceNotFound", "Resource not found for the segment 'companies'.", "Retry", "http-404")]
    [InlineData(503, "Internal_ServerError", "The server is busy.", "Unknown", "http-503")]
    [InlineData(400, "Application_StringExceededLength", "The length of the string is 57, but it must be less than or equal to 50 characters.", "Refused", "validation")]
    [InlineData(400, "Application_FieldValidationException", "VAT Prod. Posting Group must have a value in Sales Line.", "Refused", "unknown-tax-code")]
    public async Task An_error_leads_where_its_code_and_text_say(int status, string code, string text, string kind, string category)
    {
        // A sign-in that is refused is tried once more with a fresh token.
        for (var i = 0; i < 2; i++)
            Erp.Errors.Enqueue((r => r.Method == "POST" && r.Path.EndsWith("/salesCreditMemos", StringComparison.Ordinal), FakeBusinessCentral.Error(status, code, text)));
        var outcome = await Hub.DeliverAsync(Story.Credited());
        (outcome.Kind.ToString(), outcome.Category).ShouldBe((kind, category));
        Erp.Booked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_success_that_shows_no_document_is_asked_about()
    {
        Erp.Errors.Enqueue((r => r.Method == "POST" && r.Path.EndsWith("/salesCreditMemos", StringComparison.Ordinal), new FakeAnswer(200, new JsonObject { ["error"] = new JsonObject { ["code"] = "Internal_ServerError" } })));
        (await Hub.DeliverAsync(Story.Credited())).Kind.ShouldBe(OutcomeKind.Unknown);
        (await Hub.DeliverAsync(Story.Credited())).Kind.ShouldBe(OutcomeKind.Confirmed);
    }

    [Fact]
    public async Task An_answer_keeps_the_code_and_the_text_and_no_secret_or_correlation_id()
    {
        Erp.Errors.Enqueue((r => r.Path.EndsWith(".post", StringComparison.Ordinal), FakeBusinessCentral.Error(400, "Application_DialogException", new string('x', 900))));
        var outcome = await Hub.DeliverAsync(Story.Credited());
        outcome.Category.ShouldBe("validation");
        outcome.Answer.ShouldStartWith("400 Application_DialogException xxx");
        outcome.Answer.Length.ShouldBeLessThan(220);
    }

    private static async Task<FakeErp> WithExtensionAsync()
    {
        var erp = new FakeBusinessCentral();
        UseExtension(erp);
        await erp.StartAsync();
        return erp;
    }

    private static async Task<FakeErp> StartedAsync()
    {
        var erp = new FakeBusinessCentral();
        await erp.StartAsync();
        return erp;
    }
}
