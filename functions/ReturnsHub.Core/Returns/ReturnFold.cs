using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Folds events into a return's state. The stored state is always what folding its stream from the start gives.</summary>
public static class ReturnFold
{
    /// <summary>The state after a recorded event.</summary>
    public static ReturnState Apply(ReturnState state, RecordedEvent e) => Apply(state, e.Data, e.RecordedAt, e.Actor) with
    {
        Version = e.Sequence,
        LastHash = e.Hash,
        UpdatedAt = e.RecordedAt,
        Seen = Remember(state.Seen, SeenFacts.Mark(e.CausationId)),
    };

    /// <summary>The state rebuilt from a whole stream.</summary>
    public static ReturnState Rebuild(StreamKey key, IEnumerable<RecordedEvent> stream) => stream.Aggregate(ReturnState.New(key), Apply);

    /// <summary>The state after an event that has no place on the stream yet: what the next rule of the same step sees.</summary>
    internal static ReturnState Apply(ReturnState state, ReturnEvent e, DateTimeOffset at, Actor by) => DutyFold.Note(Folded(state, e, at), e, by);

    private static ReturnState Folded(ReturnState state, ReturnEvent e, DateTimeOffset at) => e switch
    {
        ReturnRequested requested => Requested(state, requested),
        ReturnNamed named => Named(state, named.Connection, named.Header),
        ReturnAuthorised a => Answered(state, AuthorisationStatus.Authorised, a.At, null),
        ReturnDeclined d => Answered(state, AuthorisationStatus.Declined, d.At, d.ReasonCode),
        ReturnCancelled c => Answered(state, AuthorisationStatus.Cancelled, c.At, null),
        ReturnClosed c => Closed(state, closed: true, c.At),
        ReturnReopened r => Closed(state, closed: false, r.At),
        LinesRemoved removed => state with { Removals = state.Removals.Put(removed, r => r.RemovalId) },
        OrderAttached attached => state with { Order = attached.Order },
        EligibilityDecided decided => state with { Eligibility = decided },
        LabelAttached label => ParcelFold.Apply(state, label),
        ParcelTracked tracked => ParcelFold.Apply(state, tracked),
        GoodsReceived received => Handled(state, received.Receiver) with { Receipts = state.Receipts.Put(received, r => r.ReceiptId) },
        GoodsInspected inspected => Handled(state, inspected.Inspector) with { Inspections = state.Inspections.Put(inspected, i => i.InspectionId) },
        DispositionObserved observed => state with { ReportedDispositions = state.ReportedDispositions.Put(observed, d => d.DispositionId) },
        DispositionDecided decided => state with
        {
            Dispositions = decided.Quantity == 0
                ? state.Dispositions.Without(decided.Units, d => d.Units)
                : state.Dispositions.Put(decided, d => d.Units),
        },
        InventoryMoved moved => state with { Stock = StockFold.Apply(state.Stock, moved) },
        DestructionCertified certified => state with { Certificates = state.Certificates.Put(certified, c => c.CertificateId) },
        ClaimOpened claim => state with { Claims = state.Claims.Put(claim, c => c.ClaimId) },
        ClaimWithdrawn gone => state with { Claims = state.Claims.Without(gone.ClaimId, c => c.ClaimId) },
        ClaimEvidenceAttached or ClaimSubmitted or ClaimAuthorised or ClaimRefused or ClaimSettled or ClaimWrittenOff => ClaimFold.Apply(state, e),
        DispositionOverruled overruled => state with { Overrules = state.Overrules.Put(overruled, o => o.Units) },
        JournalEntered entry => JournalFold.Apply(state, entry),
        ReasonClassified classified => OnLine(state, classified.LineId, l => l with { Classified = classified }),
        ReasonDecided decided => OnLine(state, decided.LineId, l => l with { Reason = decided }),
        ResolutionChosen or ReturnShippingObserved => ResolutionFold.Apply(state, e),
        RefundObserved observed => state with { Refunds = state.Refunds.Put(observed.Refund, r => r.RefundId) },
        CreditProposed or CreditRevised or CreditWithdrawn or CreditApproved or CreditRejected or CreditReleased or CreditPosted
            => state with { Credits = CreditFold.Apply(state.Credits, e, at) },
        ExceptionRaised raised => state with { Exceptions = Raise(state.Exceptions, raised, at), Dismissals = ExceptionFold.Forget(state, raised.Kind, raised.About) },
        ExceptionResolved resolved => state with
        {
            Exceptions = [.. state.Exceptions.Where(x => x.Kind != resolved.Kind || x.About != resolved.About)],
            Dismissals = ExceptionFold.Forget(state, resolved.Kind, resolved.About),
        },
        EventDeliveryFailed f => state with
        {
            FailedDeliveries = state.FailedDeliveries.Put(new FailedDelivery(f.Consumer, f.EventId, f.EventType, f.Category), FailureKey),
        },
        EventDeliveryRedriven r => state with { FailedDeliveries = [.. state.FailedDeliveries.Where(f => f.Consumer != r.Consumer || f.EventId != r.EventId)] },
        PersonalDataAskedFor asked => state with { OpenDataRequests = state.OpenDataRequests.Put(asked.RequestId, id => id) },
        PersonalDataProvided provided => state with { OpenDataRequests = state.OpenDataRequests.Without(provided.RequestId, id => id) },
        PersonalDataErased => state with { OpenDataRequests = [] },
        HoldPlaced placed => HoldFold.Apply(state, placed),
        HoldLifted lifted => HoldFold.Apply(state, lifted),
        CreditBreakGlassReleased broken => HoldFold.Apply(state, broken),
        HandlingNoted noted => noted.Disposed ? state : Handled(state, noted.By),
        BreakGlassAcknowledged acknowledged => HoldFold.Apply(state, acknowledged),
        WithdrawalDeclared declared => WithdrawalFold.Apply(state, declared),
        ExceptionAssigned assigned => ExceptionFold.Apply(state, assigned),
        ExceptionDismissed dismissed => ExceptionFold.Apply(state, dismissed),
        ReturnExpired x => Answered(state, AuthorisationStatus.Expired, x.At, null),
        _ => throw new InvalidOperationException($"{e.GetType().Name} has no fold."),
    };

    private static string ActorKey(Actor a) => $"{a.Kind}/{a.Id}";

    private static ReturnState Handled(ReturnState state, Actor by) => state with { HandledBy = state.HandledBy.Put(by, ActorKey) };

    private static string FailureKey(FailedDelivery f) => $"{f.Consumer}/{f.EventId:N}";

    private static IReadOnlyList<string> Remember(IReadOnlyList<string> seen, string mark) =>
        seen.Count > 0 && string.Equals(seen[^1], mark, StringComparison.Ordinal) || seen.Contains(mark, StringComparer.Ordinal) ? seen : [.. seen, mark];

    private static ReturnState Requested(ReturnState state, ReturnRequested e)
    {
        var track = state.Authorisation;
        var lines = state.Lines;
        foreach (var line in e.Lines)
        {
            if (!lines.Any(l => string.Equals(l.Requested.LineId, line.LineId, StringComparison.Ordinal)))
                lines = lines.Put(new ReturnLine { Requested = line }, l => l.Requested.LineId);
        }

        return Named(state, e.Connection, e.Header) with
        {
            Lines = lines,
            Authorisation = track with
            {
                Status = track.Status == AuthorisationStatus.None ? AuthorisationStatus.Requested : track.Status,
                RequestedAt = track.RequestedAt is { } known && known <= e.RequestedAt ? known : e.RequestedAt,
                RequestedBy = track.RequestedBy.Put(e.RequestedBy, ActorKey),
            },
        };
    }

    private static ReturnState Named(ReturnState state, string connection, ReturnHeader header) => state with
    {
        Connection = state.Connection ?? connection,
        Header = new ReturnHeader(
            state.Header?.NativeId ?? header.NativeId, state.Header?.Rma ?? header.Rma, state.Header?.OrderId ?? header.OrderId),
    };

    private static ReturnState Answered(ReturnState state, AuthorisationStatus status, DateTimeOffset at, string? declineReason)
    {
        var track = state.Authorisation;
        var first = track.Status is AuthorisationStatus.None or AuthorisationStatus.Requested;
        if (!first && (at, status).CompareTo((track.At ?? DateTimeOffset.MinValue, track.Status)) <= 0) return state;
        return state with { Authorisation = track with { Status = status, At = at, DeclineReason = declineReason } };
    }

    private static ReturnState Closed(ReturnState state, bool closed, DateTimeOffset at)
    {
        var track = state.Authorisation;
        if (track.ClosedOrReopenedAt is { } known && (at, closed).CompareTo((known, track.Closed)) <= 0) return state;
        return state with { Authorisation = track with { Closed = closed, ClosedOrReopenedAt = at } };
    }

    private static ReturnState OnLine(ReturnState state, string lineId, Func<ReturnLine, ReturnLine> change) => state with
    {
        Lines = [.. state.Lines.Select(l => string.Equals(l.Requested.LineId, lineId, StringComparison.Ordinal) ? change(l) : l)],
    };

    private static IReadOnlyList<OpenException> Raise(IReadOnlyList<OpenException> open, ExceptionRaised e, DateTimeOffset at)
    {
        var before = open.FirstOrDefault(x => x.Kind == e.Kind && x.About == e.About);
        return open.Put(new OpenException(e.Kind, e.About, e.Severity, e.Detail, before?.Since ?? at, before?.Owner), x => $"{(int)x.Kind:D3}/{x.About}");
    }
}
