using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide.Holds;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Turns a fact into the events that say what is now known; none when it is known already.</summary>
internal static class Knowledge
{
    public static IReadOnlyList<ReturnEvent> Of(ReturnState state, Fact fact, PolicyDocument policy) => fact.Body switch
    {
        ReturnRequestReported f => Request(state, fact, f.Header, f.Lines),
        ReturnAuthorisationReported f => [.. Request(state, fact, f.Header, f.Lines), new ReturnAuthorised(fact.OccurredAt)],
        ReturnDeclineReported f => [.. Request(state, fact, f.Header, []), new ReturnDeclined(fact.OccurredAt, f.ReasonCode)],
        ReturnCancellationReported f => [.. Request(state, fact, f.Header, []), new ReturnCancelled(fact.OccurredAt)],
        ReturnClosureReported f => [.. Request(state, fact, f.Header, []), new ReturnClosed(fact.OccurredAt)],
        ReturnReopeningReported f => [.. Request(state, fact, f.Header, []), new ReturnReopened(fact.OccurredAt)],
        LineRemovalReported f => [.. Request(state, fact, f.Header, []), new LinesRemoved(fact.Id, f.Removals)],
        OrderReported f => state.Order is { } known && known.UpdatedAt >= f.Order.UpdatedAt ? [] : [new OrderAttached(f.Order)],
        LabelReported f => [.. Request(state, fact, f.Header, []), new LabelAttached(f.TrackingNumber, f.Carrier, fact.OccurredAt)],
        ParcelReported f => [new ParcelTracked(f.TrackingNumber, f.Carrier, f.Status, f.CarrierCode, fact.OccurredAt)],
        ReceiptReported f => Newer(state.Receipts, r => r.ReceiptId == f.ReceiptId, r => r.At, fact)
            ? [new GoodsReceived(f.ReceiptId, fact.OccurredAt, fact.Actor, f.Lines)]
            : Handling.OfGoods(state, fact, f.ReceiptId),
        InspectionReported f => Newer(state.Inspections, i => i.InspectionId == f.InspectionId, i => i.At, fact)
            ? [new GoodsInspected(f.InspectionId, fact.OccurredAt, fact.Actor, f.Lines)]
            : Handling.OfGoods(state, fact, f.InspectionId),
        DispositionReported f => Newer(state.ReportedDispositions, d => d.DispositionId == f.DispositionId, d => d.At, fact)
            ? [new DispositionObserved(f.DispositionId, fact.OccurredAt, fact.Actor, f.Lines)]
            : Handling.OfDisposition(state, fact, f.DispositionId),
        DestructionReported f => state.Certificates.Any(c => c.CertificateId == f.CertificateId)
            ? []
            : [new DestructionCertified(f.CertificateId, f.Serial, f.Method, fact.OccurredAt, f.Kind, fact.Actor)],
        RefundReported f => [.. Request(state, fact, f.Header, []), .. Refund(state, fact, f.Refund)],
        ResolutionReported f => [.. Request(state, fact, f.Header, []), .. ResolutionKnowledge.Of(state, fact, f)],
        ReturnShippingReported f => [.. Request(state, fact, f.Header, []), .. ResolutionKnowledge.Of(state, fact, f)],
        ClassificationReported f => Classified(state, fact, f),
        ReasonSettled f => [PersonalReason(f, fact, policy)],
        CreditApproval f => [CreditCommands.Approved(state, fact, f, policy.ApprovalHours)],
        CreditRejection f =>
            [new CreditRejected(f.CreditId, CreditCommands.Held(state, f.CreditId).ContentHash, fact.Actor, fact.OccurredAt, Clip.Of(f.Why, 200))],
        ClaimEvidenceProvided or ClaimSubmission or ClaimAnswer or ClaimSettlement or ClaimWriteOff => ClaimCommandRules.Of(state, fact),
        DispositionOverrule f => Goods.OverruleRules.Of(state, fact, f),
        DeliveryConfirmed f => Posted(state, fact, f),
        DeliveryFailed f => state.FailedDeliveries.Any(d => d.Consumer == f.Consumer && d.EventId == f.EventId)
            ? []
            : [new EventDeliveryFailed(f.Consumer, f.EventId, f.EventType, f.Category)],
        DeliveryRedriven f => [new EventDeliveryRedriven(f.Consumer, f.EventId, fact.Actor)],
        PersonalDataRequested f => [new PersonalDataAskedFor(f.RequestId, fact.OccurredAt)],
        PersonalDataHandedOver f => state.OpenDataRequests.Contains(f.RequestId, StringComparer.Ordinal)
            ? [new PersonalDataProvided(f.RequestId, fact.OccurredAt)]
            : [],
        PersonalDataErasure f => [new PersonalDataErased(f.RequestId, fact.OccurredAt)],
        HoldPlacement f => HoldCommandRules.Of(state, fact, f),
        HoldLift f => HoldCommandRules.Of(state, fact, f),
        BreakGlass f => [BreakGlassRules.Of(state, fact, f)],
        BreakGlassAcknowledgement f => [new BreakGlassAcknowledged(f.CreditId, fact.Actor, fact.OccurredAt)],
        WithdrawalDeclaration f => WithdrawalKnowledge.Of(state, fact, f),
        ExceptionAssignment f => ExceptionCommandRules.Of(state, fact, f),
        ExceptionDismissal f => ExceptionCommandRules.Of(state, fact, f),
        DeadlineReached => [],
        _ => throw new InvalidOperationException($"{fact.Body.GetType().Name} has no reading."),
    };

    /// <summary>A refund's own return (no return behind it) and a return first heard of by its approval both open this way.</summary>
    private static IReadOnlyList<ReturnEvent> Request(ReturnState state, Fact fact, ReturnHeader header, IReadOnlyList<RequestedLineReport> reported)
    {
        var known = state.Lines.Select(l => l.Requested.LineId).ToHashSet(StringComparer.Ordinal);
        var lines = reported.Where(l => known.Add(l.LineId)).Select(Line).ToList();
        var asks = fact.Body is ReturnRequestReported or ReturnAuthorisationReported;
        var earlier = asks && !(state.Authorisation.RequestedAt <= fact.OccurredAt);
        var names = state.Header is null || (state.Header.Rma is null && header.Rma is not null) || (state.Header.OrderId is null && header.OrderId is not null);
        var asker = asks && fact.Actor.Kind == ActorKind.Person && !state.Authorisation.RequestedBy.Contains(fact.Actor);
        if (lines.Count == 0 && !earlier && !names && !asker) return [];
        return asks
            ? [new ReturnRequested { Connection = fact.Connection, Header = header, RequestedAt = fact.OccurredAt, RequestedBy = fact.Actor, Lines = lines }]
            : [new ReturnNamed(fact.Connection, header)];
    }

    private static RequestedLine Line(RequestedLineReport report) => new()
    {
        LineId = report.LineId,
        OrderLineId = report.OrderLineId,
        Sku = report.Sku,
        Quantity = report.Quantity,
        Reason = report.Reason,
        ReasonHandle = report.ReasonHandle is null ? null : Clip.Of(report.ReasonHandle, 60),
        HasNote = !string.IsNullOrWhiteSpace(report.Note),
        Serials = report.Serials,
    };

    private static bool Newer<T>(IReadOnlyList<T> known, Func<T, bool> same, Func<T, DateTimeOffset> at, Fact fact) =>
        !known.Any(k => same(k) && at(k) >= fact.OccurredAt);

    // Money moves one way: a refund once seen as moved is not unseen by a late report from when it was still pending.
    private static IReadOnlyList<ReturnEvent> Refund(ReturnState state, Fact fact, RefundReport refund)
    {
        var known = state.Refunds.FirstOrDefault(r => r.RefundId == refund.RefundId);
        var news = known is null || (known.Moved.Currency == refund.Moved.Currency && known.Moved < refund.Moved) || (known.Pending && !refund.Pending);
        return news ? [new RefundObserved(fact.OccurredAt, refund)] : [];
    }

    private static IReadOnlyList<ReturnEvent> Classified(ReturnState state, Fact fact, ClassificationReported f)
    {
        var line = state.Lines.FirstOrDefault(l => l.Requested.LineId == f.LineId);
        return line is null || line.Classified?.At >= fact.OccurredAt ? [] : [new ReasonClassified(f.LineId, fact.OccurredAt, f.Classification)];
    }

    private static ReasonDecided PersonalReason(ReasonSettled f, Fact fact, PolicyDocument policy) => new()
    {
        LineId = f.LineId,
        Code = f.Code,
        Basis = ReasonBasis.Person,
        Decision = new DecisionTrace { PolicyVersion = policy.Version, Rules = ["reason.person"], Inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["by"] = fact.Actor.Id } },
    };

    private static IReadOnlyList<ReturnEvent> Posted(ReturnState state, Fact fact, DeliveryConfirmed f)
    {
        var credit = state.Credits.FirstOrDefault(c => c.CreditId == f.CreditId);
        return credit is null || credit.PostedBy.Contains(f.Consumer, StringComparer.Ordinal)
            ? []
            : [new CreditPosted(credit.CreditId, f.Consumer, f.ForeignId, fact.OccurredAt)];
    }
}
