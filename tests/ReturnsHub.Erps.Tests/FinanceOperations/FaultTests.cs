using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.FinanceOperations;

public class FaultTests : FinanceOperationsFixture
{
    public static TheoryData<string> Every => Faults.All;

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Whatever_request_of_a_credit_breaks_one_credit_memo_is_posted(string fault) =>
        (await Faults.AtEveryRequestAsync(Enum.Parse<Fault>(fault), StartedAsync, Story.Credited(), Batches)).ShouldBeGreaterThan(8);

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Whatever_request_of_a_return_order_breaks_its_lines_are_there_once(string fault) =>
        (await Faults.AtEveryRequestAsync(Enum.Parse<Fault>(fault), StartedAsync, Story.Authorised(), verify: BothLines)).ShouldBeGreaterThan(5);

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Whatever_request_of_an_entry_breaks_it_is_posted_once(string fault) =>
        (await Faults.AtEveryRequestAsync(Enum.Parse<Fault>(fault), StartedAsync, Story.WrittenOff(), Batches)).ShouldBeGreaterThan(6);

    [Theory]
    [InlineData(null)]
    [InlineData(30)]
    public async Task Too_many_requests_wait_as_long_as_asked(int? seconds)
    {
        Erp.Fail(Fault.Throttled, r => r.Method == "POST" && r.Path.StartsWith("/data/", StringComparison.Ordinal), seconds);
        var outcome = await Hub.DeliverAsync(Story.Credited());
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "http-429"));
        outcome.RetryAfter.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Theory]
    [InlineData("Warning: The value 'X' in field 'Item number' is not found in the related table 'Items'.", "unknown-item")]
    [InlineData("Warning: The value 'X' in field 'Customer account' is not found in the related table 'Customers'.", "unknown-customer")]
    [InlineData("Warning: The value 'X' in field 'Item sales tax group' is not found in the related table 'Item sales tax group'.", "unknown-tax-code")]
    [InlineData("Warning: The value '9' in field 'Main account' is not found in the related table 'Main accounts'.", "unknown-account")]
    [InlineData("Warning: Period for 11/20/2026 is not open for transactions.", "closed-period")]
    [InlineData("Warning: validateWrite failed on data source 'CustInvoiceTable'.", "validation")]
    public async Task An_infolog_is_told_by_kind_whatever_the_status(string infolog, string category)
    {
        foreach (var status in new[] { 400, 500 })
        {
            Erp.Errors.Enqueue((r => r.Method == "POST", FakeFinanceOperations.Error(status, infolog)));
            var outcome = await Hub.DeliverAsync(Story.Credited());
            (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, category));
            outcome.Answer.ShouldStartWith($"{status} Warning: ");
        }

        Erp.Booked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_journal_whose_answer_was_lost_is_found_though_the_profile_names_another_journal_by_now()
    {
        async Task LostAsync(IReadOnlyList<Core.Returns.RecordedEvent> story, string setting, string headers)
        {
            Erp.Settle = _ => { };
            using (var before = new HubLink(Erp))
            {
                Erp.Fail(Fault.LostAfter, r => r.Method == "POST" && r.Path.EndsWith(headers, StringComparison.Ordinal));
                (await before.DeliverAsync(story)).Kind.ShouldBe(OutcomeKind.Unknown);
            }

            Erp.Settle = profile => profile["settings"]![setting] = "OTHER";
            using var after = new HubLink(Erp);
            await after.DeliverAsync(story);
            Erp.Rows(headers).ShouldHaveSingleItem();
        }

        await LostAsync(Story.WrittenOff(), "ledgerJournalName", "LedgerJournalHeaders");
        await Hub.DeliverAsync(Story.Authorised());
        await LostAsync(Story.Received(), "arrivalJournalName", "ItemArrivalJournalHeadersV2");
    }

    [Fact]
    public async Task A_row_that_somebody_else_changes_is_tried_again()
    {
        Erp.Errors.Enqueue((r => r.Method == "POST", FakeFinanceOperations.Error(500, "Cannot edit a record. An update conflict occurred due to another user process.")));
        (await Hub.DeliverAsync(Story.Credited())).Category.ShouldBe("locked");
        Erp.Errors.Enqueue((r => r.Method == "PATCH", new FakeAnswer(412)));
        (await Hub.DeliverAsync(Story.Credited())).Category.ShouldBe("etag-conflict");
        (await DeliverAndPostAsync(Story.Credited())).Kind.ShouldBe(OutcomeKind.Confirmed);
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_sends_nothing()
    {
        (await Hub.DeliverAsync(Story.Credited(), maySend: false)).Category.ShouldBe("fenced");
        Erp.Booked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_is_refused_is_replaced_once()
    {
        await Hub.DeliverAsync(Story.Authorised());
        Erp.Entra.Revoke();
        (await Hub.DeliverAsync(Story.Credited())).Category.ShouldBe("awaiting-posting");
        Erp.Entra.Issued.ShouldBe(2);
    }

    private static void BothLines(FakeErp erp) => ((FakeFinanceOperations)erp).Rows("ReturnOrderLinesV2").Count.ShouldBe(2);

    private static void Batches(FakeErp erp) => ((FakeFinanceOperations)erp).RunBatches();

    private static async Task<FakeErp> StartedAsync()
    {
        var erp = new FakeFinanceOperations();
        await erp.StartAsync();
        return erp;
    }
}
