using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Booking.Reading;

/// <summary>What a return's events have an ERP book under the profile as it is now, and what it must not hold.</summary>
/// <param name="Questions">The documents to ask for.</param>
/// <param name="Unbookable">What cannot be booked.</param>
internal sealed record ExpectedDocuments(IReadOnlyList<Question> Questions, IReadOnlyList<UnbookableDocument> Unbookable)
{
    public static ExpectedDocuments Of(ConsumerSettings consumer, IReadOnlyList<RecordedEvent> history, Profile profile, DocumentKind can)
    {
        var (questions, unbookable) = (new List<Question>(), new List<UnbookableDocument>());
        for (var n = 1; n <= history.Count; n++)
        {
            var e = history[n - 1];
            if (!MayBook.Anything(e.Data) || !Subscriptions.Takes(consumer, e)) continue;
            var plan = Bookings.Of([.. history.Take(n)], profile, can);
            questions.AddRange(plan.Documents.Select(d => new Question(d, e.ReturnId, e.Id)));
            unbookable.AddRange(plan.Gaps.Select(g => new UnbookableDocument(e.ReturnId, e.Id, g.Category, g.What)));
        }

        if (can.HasFlag(DocumentKind.CreditMemo) && !profile.LeaveOut.Contains(DocumentKind.CreditMemo)) questions.AddRange(Unreleased(history, profile));
        unbookable.AddRange(WithoutCredit(history, profile));
        return new ExpectedDocuments(questions, unbookable);
    }

    // While a credit waits, the units wait for it.
    private static IEnumerable<UnbookableDocument> WithoutCredit(IReadOnlyList<RecordedEvent> history, Profile profile)
    {
        if (history.LastOrDefault(e => e.Data is InventoryMoved) is not { } moved) return [];
        var state = StateOf(history);
        if (state is { Order: null } or { Authorisation.Status: not AuthorisationStatus.Authorised }) return [];
        if (state.Credits.Any(c => c.Status == CreditStatus.Held)) return [];
        return Bookings.NeverBroughtIn(history, profile).Select(w => new UnbookableDocument(
            moved.ReturnId,
            moved.Id,
            "stock-without-credit",
            $"{w.Quantity} unit(s) of {Clip.Of(w.Line, 40)} lie at {Clip.Of(w.Location, 40)}; no credit memo brings them into the ERP's stock, since none is due. Book them in by hand."));
    }

    private static ReturnState StateOf(IReadOnlyList<RecordedEvent> history) => ReturnFold.Rebuild(new StreamKey(history[0].Tenant, history[0].ReturnId), history);

    private static IEnumerable<Question> Unreleased(IReadOnlyList<RecordedEvent> history, Profile profile)
    {
        var state = StateOf(history);
        return UnreleasedCredits.Of(state).Select(u => new Question(Memo(u.Number, u.Credit, state, profile), state.ReturnId, null));
    }

    // Lookups go by kind and number; a memo that must not be there has no lines.
    private static CreditMemoDocument Memo(string number, Credit credit, ReturnState state, Profile profile) => new()
    {
        Number = number,
        Date = DateOnly.FromDateTime(state.UpdatedAt.UtcDateTime),
        ReturnId = state.ReturnId.Value,
        Customer = profile.Customers.Default,
        Total = credit.Amount,
        Tax = Money.Zero(credit.Amount.Currency),
        PricesIncludeTax = profile.PricesIncludeTax,
        Lines = [],
        AlreadyPaid = credit.Origin == CreditOrigin.PlatformRefund,
        Settlements = [],
    };
}
