using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Booking.Engine;

/// <summary>
/// Books events into an ERP that does not recognise repeats itself: each document is looked up by its number before it is sent, so that
/// a lost answer is settled by asking and a draft left behind is finished. A total that the ERP computes otherwise is never posted.
/// </summary>
public sealed class BookingConnector(IErpSystem erp, Profile profile) : IErpConnector
{
    /// <inheritdoc />
    public bool ReceiverDeduplicates => false;

    /// <inheritdoc />
    public TimeSpan LongestCall { get; init; }

    /// <summary>The documents an event books and what it cannot; used by dry runs too.</summary>
    public BookingPlan Plan(IReadOnlyList<Core.Returns.RecordedEvent> history) => Bookings.Of(history, profile, erp.Books);

    /// <inheritdoc />
    public async Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (!MayBook.Anything(attempt.Event.Data)) return new DeliveryOutcome(OutcomeKind.Confirmed, "The event books nothing.") { Called = false };
        var plan = Plan(await attempt.ReadHistoryAsync(ct));
        if (plan.Documents.Count == 0 && plan.Gaps.Count == 0 && attempt.InDoubt) return ProfileChanged;
        if (plan.Documents.Count == 0 && plan.Gaps.Count == 0) return new DeliveryOutcome(OutcomeKind.Confirmed, plan.Why) { Called = false };
        var permit = new SendPermit(attempt.MaySendAsync);
        string? first = null;
        try
        {
            foreach (var document in plan.Documents)
            {
                var booked = await BookAsync(document, permit, ct);
                first ??= booked.Number ?? booked.Id;
            }
        }
        catch (ErpFaultException fault)
        {
            return fault.Outcome;
        }

        return plan.Gaps is [var gap, ..]
            ? new DeliveryOutcome(OutcomeKind.Refused, gap.What, first, Category: gap.Category) { Called = plan.Documents.Count > 0 }
            : new DeliveryOutcome(OutcomeKind.Confirmed, "Booked.", first);
    }

    // Something was sent, so something was to be booked: whether it was can be asked only under the profile it was sent under.
    private static DeliveryOutcome ProfileChanged { get; } = new(
        OutcomeKind.Refused,
        "An earlier attempt got no answer and may have booked; the profile has changed since, and now books nothing of this event. Put the profile back, redrive, and change it once nothing is in doubt.",
        Category: "profile-changed")
    {
        Called = false,
    };

    private async Task<BookedDocument> BookAsync(ErpDocument document, SendPermit permit, CancellationToken ct)
    {
        var found = await erp.FindAsync(document, ct);
        if (found is { Posted: true })
        {
            Check(document, found);
            return found;
        }

        var booked = await erp.BookAsync(document, found, permit, ct);
        Check(document, booked);
        return booked;
    }

    /// <summary>Stops a document whose total the ERP computes otherwise. Systems call it before they post.</summary>
    internal static void Check(ErpDocument document, BookedDocument booked)
    {
        if (document is CreditMemoDocument memo && booked.Total is { } total && Math.Abs(total) != memo.Total.Amount)
        {
            throw ErpFaultException.Refused(
                "amount-differs",
                $"The ERP computes {new Money(decimal.Round(Math.Abs(total), memo.Total.Currency.Decimals), memo.Total.Currency)} where {memo.Total} was released. Check prices and tax codes of the profile; the document is {(booked.Posted ? "posted" : "not posted")}.");
        }
    }
}
