using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide.Goods;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>What a person has to look at, from what is known. An exception ends by itself when its cause is gone.</summary>
internal static class ExceptionRules
{
    public static IEnumerable<ReturnEvent> Apply(ReturnState state, GoodsLedger goods, CreditWorth worth, PolicyDocument policy, DateTimeOffset now)
    {
        var raised = Goods(state, goods).Concat(Money(state, goods, worth)).Concat(Rest(state)).Concat(ClaimExceptions.Of(state))
            .Concat(GoodsExceptions.Of(state, goods, policy)).Concat(Time.DeadlineExceptions.Of(state, goods, policy, now)).DistinctBy(e => (e.Kind, e.About));
        return Changes(state.Exceptions, [.. ExceptionCommandRules.Heeded(state, raised)]);
    }

    /// <summary>From what is open to what should be.</summary>
    public static IEnumerable<ReturnEvent> Changes(IReadOnlyList<OpenException> standing, IReadOnlyList<ExceptionRaised> wanted)
    {
        foreach (var e in wanted)
        {
            var open = standing.FirstOrDefault(x => x.Kind == e.Kind && x.About == e.About);
            if (open is null || open.Severity != e.Severity || open.Detail != e.Detail) yield return e;
        }

        foreach (var open in standing.Where(x => !wanted.Any(w => w.Kind == x.Kind && w.About == x.About)))
            yield return new ExceptionResolved(open.Kind, open.About);
    }

    private static IEnumerable<ExceptionRaised> Goods(ReturnState state, GoodsLedger goods)
    {
        foreach (var unknown in goods.Unknown.Where(_ => state.Lines.Count > 0))
        {
            yield return new ExceptionRaised(
                ExceptionKind.UnknownGoods, $"{unknown.Document}/{unknown.Sku?.Value}", Severity.Medium,
                $"{unknown.Quantity} × {unknown.Sku?.Value ?? "goods without a SKU"} belong to no line of this return.");
        }

        foreach (var line in goods.Lines)
        {
            if (line.ReceivedQuantity > line.Expected)
            {
                yield return new ExceptionRaised(
                    ExceptionKind.QuantityMismatch, line.LineId, Severity.Medium, $"{line.ReceivedQuantity} came, {line.Expected} were expected.");
            }

            var sold = OrderLines.Find(state.Order, line.Line.Requested);
            var foreign = line.Received.SelectMany(r => r.Serials).Concat(line.Inspected.SelectMany(i => i.Serials)).Distinct(StringComparer.OrdinalIgnoreCase);
            if (Serials.Foreign(line.Line.Requested, sold, [.. foreign]) is { Count: > 0 } wrong)
            {
                yield return new ExceptionRaised(
                    ExceptionKind.SerialMismatch, line.LineId, Severity.High, $"{wrong.Count} serial number(s) received were never sent out on this order.");
            }

            var disputed = line.Inspected.Where(i => i.Condition is Condition.WrongGoods or Condition.EmptyParcel).Sum(i => i.Quantity);
            if (disputed > 0)
                yield return new ExceptionRaised(ExceptionKind.ConditionDisputed, line.LineId, Severity.High, $"{disputed} unit(s) are wrong goods or an empty parcel.");
            if (ReasonRules.WaitsForPerson(line.Line))
            {
                var safety = ReasonRules.NeedsPerson(line.Line);
                yield return new ExceptionRaised(
                    ExceptionKind.ReasonUncertain, line.LineId, safety ? Severity.High : Severity.Low,
                    safety ? "Safety, health or an unauthorised purchase: a person reads the customer's words." : "The reason is not clear enough for a rule.");
            }
        }

        var here = goods.Lines.Any(l => l.ReceivedQuantity > 0);
        if (here && state.Authorisation.Status != AuthorisationStatus.Authorised)
        {
            yield return new ExceptionRaised(
                ExceptionKind.ReceivedWithoutAuthorisation, "goods", Severity.Medium,
                $"Goods came; the return is {CodeNames.Of(state.Authorisation.Status)}.");
        }
    }

    private static IEnumerable<ExceptionRaised> Money(ReturnState state, GoodsLedger goods, CreditWorth worth)
    {
        var moneyMatters = goods.Lines.Any(l => l.ReceivedQuantity > 0) || state.Refunds.Count > 0;
        if (moneyMatters && (worth.Currency is null || worth.Unpriced.Count > 0))
        {
            yield return new ExceptionRaised(
                ExceptionKind.OrderDetailsMissing, "order", Severity.Medium, "What was paid for these goods is not known. Have the shop send the order.");
        }

        foreach (var refund in state.Refunds)
        {
            if (refund.Pending)
                yield return new ExceptionRaised(ExceptionKind.RefundPending, refund.RefundId, Severity.Low, "The platform's refund has not moved its money yet.");
            if (worth.Currency is { } currency && refund.Moved.Currency != currency)
            {
                yield return new ExceptionRaised(
                    ExceptionKind.CurrencyMismatch, refund.RefundId, Severity.High, $"The order is in {currency}, the refund in {refund.Moved.Currency}.");
            }
        }

        foreach (var bucket in worth.Buckets)
        {
            if (bucket.Refunded.Amount > bucket.Refundable)
            {
                yield return new ExceptionRaised(
                    ExceptionKind.OverRefunded, bucket.Key, Severity.High,
                    $"The platform refunded {bucket.Refunded.Amount}, refundable was {bucket.Refundable}; the rest is not credited.");
            }

            if (bucket.Entitled.Amount > bucket.Refundable)
            {
                yield return new ExceptionRaised(
                    ExceptionKind.DuplicateSuspected, bucket.Key, Severity.High,
                    $"{bucket.Elsewhere} of this order line is credited on another return of the order.");
            }

            if (bucket.Released.Amount > Primitives.Money.Max(bucket.Expected.Amount, bucket.Refunded.Amount))
            {
                yield return new ExceptionRaised(
                    ExceptionKind.OverCredited, bucket.Key, Severity.High,
                    $"{bucket.Released.Amount} was released; the goods are worth {bucket.Expected.Amount}.");
            }
        }
    }

    private static IEnumerable<ExceptionRaised> Rest(ReturnState state)
    {
        foreach (var e in EligibilityExceptions.Of(state)) yield return e;
        foreach (var parcel in state.Parcels.Where(p => p.Status is TrackingStatus.Lost or TrackingStatus.ReturnedToSender or TrackingStatus.Exception))
            yield return new ExceptionRaised(ExceptionKind.ParcelProblem, parcel.TrackingNumber, Severity.Medium, $"The carrier reports {CodeNames.Of(parcel.Status)}.");
        foreach (var destroyed in Destroyed(state).Where(d => !Certified(state, d.Serials, d.Quantity)))
        {
            yield return new ExceptionRaised(
                ExceptionKind.CertificateMissing, destroyed.Key, Severity.High, $"{destroyed.Quantity} unit(s) to be destroyed lack a certificate for their serial number.");
        }

        foreach (var f in state.FailedDeliveries)
            yield return new ExceptionRaised(ExceptionKind.DeliveryFailed, $"{f.Consumer}/{f.EventId:N}", Severity.High, $"{f.EventType} was not taken ({f.Category}). Fix the cause, then redrive.");
        foreach (var used in Holds.BreakGlassRules.Exceptions(state)) yield return used;
    }

    private static IEnumerable<(string Key, int Quantity, IReadOnlyList<string> Serials)> Destroyed(ReturnState state) =>
        state.Dispositions.Where(d => d.Disposition == Disposition.SecureDestruction).Select(d => (d.Units, d.Quantity, d.Serials))
            .Concat(state.ReportedDispositions.SelectMany(r => r.Lines.Select((l, i) => (Line: l, Key: $"{r.DispositionId}/{i}")))
                .Where(l => l.Line.Disposition == Disposition.SecureDestruction)
                .Select(l => (l.Key, l.Line.Quantity, l.Line.Serials)));

    private static bool Certified(ReturnState state, IReadOnlyList<string> serials, int quantity) =>
        Certificates.Cover(state, serials, quantity, CertificateKind.Destroyed);
}
