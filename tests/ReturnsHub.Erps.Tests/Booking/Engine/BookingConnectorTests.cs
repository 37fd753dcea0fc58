using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Booking.Engine;

public class BookingConnectorTests
{
    private static readonly IReadOnlyList<RecordedEvent> Sold = Of(Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.Sellable), Credit(Line()));

    [Fact]
    public async Task A_document_is_looked_up_and_then_booked()
    {
        var erp = new Books();
        var outcome = await DeliverAsync(erp, Sold);
        outcome.ShouldBe(new DeliveryOutcome(OutcomeKind.Confirmed, "Booked.", "CM-1"));
        erp.Calls.ShouldBe(["find RH-7Q2M-1", "book RH-7Q2M-1"]);
    }

    [Fact]
    public async Task A_document_that_is_there_is_not_booked_again()
    {
        var erp = new Books { Found = new BookedDocument("7", Posted: true, 89.90m, "CM-7") };
        (await DeliverAsync(erp, Sold)).ShouldBe(new DeliveryOutcome(OutcomeKind.Confirmed, "Booked.", "CM-7"));
        erp.Calls.ShouldBe(["find RH-7Q2M-1"]);
    }

    [Fact]
    public async Task A_draft_left_behind_is_handed_back_to_be_finished()
    {
        var erp = new Books { Found = new BookedDocument("7", Posted: false, 89.90m) };
        (await DeliverAsync(erp, Sold)).Kind.ShouldBe(OutcomeKind.Confirmed);
        erp.Finished.ShouldBe("7");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_total_than_was_released_is_an_exception_whether_posted_or_not(bool posted)
    {
        var erp = new Books { Found = posted ? new BookedDocument("7", Posted: true, 89.91m) : null, Total = 89.91m };
        var outcome = await DeliverAsync(erp, Sold);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "amount-differs"));
        outcome.Answer.ShouldContain("89.91 EUR where 89.90 EUR was released");
    }

    [Fact]
    public async Task Without_leave_to_send_nothing_is_sent()
    {
        var erp = new Books();
        var outcome = await DeliverAsync(erp, Sold, maySend: false);
        (outcome.Category, outcome.Called).ShouldBe(("fenced", false));
        erp.Booked.ShouldBe(0);
    }

    [Fact]
    public async Task A_lost_answer_is_unknown()
    {
        var erp = new Books { Fault = ErpFaultException.Unknown("timeout", "No answer in time.") };
        (await DeliverAsync(erp, Sold)).ShouldBe(new DeliveryOutcome(OutcomeKind.Unknown, "No answer in time.", Category: "timeout"));
    }

    [Fact]
    public async Task What_may_have_been_booked_is_not_settled_by_a_profile_that_books_nothing_of_it()
    {
        var books = new Books { Can = DocumentKind.CreditMemo | DocumentKind.StockMove };
        var moved = Of(Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.Sellable));
        var outcome = await DeliverAsync(books, moved, inDoubt: true);
        (outcome.Kind, outcome.Category, outcome.Called).ShouldBe((OutcomeKind.Refused, "profile-changed", false));
        outcome.Answer.ShouldContain("Put the profile back");
        (await DeliverAsync(books, moved)).Kind.ShouldBe(OutcomeKind.Confirmed);
    }

    [Fact]
    public async Task What_books_nothing_asks_nobody_and_reads_no_history()
    {
        var erp = new Books();
        var outcome = await DeliverAsync(erp, Of(Requested()), readable: false);
        (outcome.Kind, outcome.Called, erp.Calls.Count).ShouldBe((OutcomeKind.Confirmed, false, 0));
    }

    [Fact]
    public async Task A_gap_is_refused_with_what_to_do()
    {
        var outcome = await DeliverAsync(new Books { Can = DocumentKind.Journal }, Sold);
        (outcome.Kind, outcome.Category, outcome.Called).ShouldBe((OutcomeKind.Refused, "not-supported", false));
        outcome.Answer.ShouldContain("CREDIT_MEMO under leaveOut");
    }

    [Fact]
    public async Task What_can_be_booked_beside_a_gap_is_booked_and_not_again_when_the_gap_is_closed()
    {
        var credit = Credit(Line()) with
        {
            Settlement = new CreditSettlement { Parts = [new SettlementPart(Core.Facts.Resolution.StoreCredit, Euro(89.90m))], Bonus = new StoreCreditBonus(Euro(9m), []) },
        };
        var erp = new Books();
        (await DeliverAsync(erp, Of(Requested(), Order(), credit))).Category.ShouldBe("account-unmapped");
        erp.Booked.ShouldBe(1);
    }

    private static Task<DeliveryOutcome> DeliverAsync(Books erp, IReadOnlyList<RecordedEvent> history, bool maySend = true, bool readable = true, bool inDoubt = false) =>
        new BookingConnector(erp, Profile()).DeliverAsync(
            new DeliveryAttempt
            {
                DeliveryId = Bench.DeliveryId,
                Event = history[^1],
                InDoubt = inDoubt,
                ReadHistoryAsync = _ => readable ? Task.FromResult(history) : throw new InvalidOperationException("The history was read."),
                MaySendAsync = _ => Task.FromResult(maySend),
            },
            CancellationToken.None);

    private sealed class Books : IErpSystem
    {
        public DocumentKind Can { get; init; } = DocumentKind.CreditMemo | DocumentKind.Journal;

        public BookedDocument? Found { get; init; }

        public decimal? Total { get; init; }

        public ErpFaultException? Fault { get; init; }

        public List<string> Calls { get; } = [];

        public int Booked { get; private set; }

        public string? Finished { get; private set; }

        DocumentKind IErpSystem.Books => Can;

        public IReadOnlyList<ErpRequest> Preview(ErpDocument document) => [];

        public Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct)
        {
            Calls.Add($"find {document.Number}");
            return Task.FromResult(Found);
        }

        public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
        {
            await permit.AskAsync(ct);
            if (Fault is not null) throw Fault;
            Calls.Add($"book {document.Number}");
            Finished = found?.Id;
            Booked++;
            return new BookedDocument("1", Posted: true, Total, "CM-1");
        }
    }
}
