using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Core.Deliver.Ledger;

/// <summary>Where a delivery stands before and after an attempt. Pure: the ledger's rows follow from the row before and the outcome.</summary>
internal static class Standing
{
    /// <summary>
    /// The row an attempt starts from, made up where the ledger has none, or nobody looked because it is the first attempt.
    /// </summary>
    /// <param name="row">What the ledger has.</param>
    /// <param name="consumer">The consumer's id.</param>
    /// <param name="e">The event.</param>
    /// <param name="calledBefore">Calls that may have been made where there is no row.</param>
    /// <param name="now">When the attempt begins.</param>
    public static Delivery Before(Delivery? row, string consumer, RecordedEvent e, int calledBefore, DateTimeOffset now)
    {
        // A dead letter that is handed out anew was redriven, and counts anew.
        if (row is { Status: DeliveryStatus.DeadLettered }) row = Redriven(row, now);
        return row is null
            ? new Delivery
            {
                Id = DeliveryIds.Of(consumer, e.Id),
                Tenant = e.Tenant,
                Consumer = consumer,
                EventId = e.Id,
                EventType = e.Type,
                ReturnId = e.ReturnId,
                Sequence = e.Sequence,
                Status = DeliveryStatus.Intent,
                Attempts = calledBefore,
                FirstAt = now,
                UpdatedAt = now,
            }
            : row with { FirstAt = row.FirstAt ?? row.UpdatedAt };
    }

    /// <summary>The row of a dead letter that is taken up again: it counts anew, and what was in doubt stays in doubt.</summary>
    public static Delivery Redriven(Delivery dead, DateTimeOffset now) => dead with
    {
        Status = dead.InDoubt ? DeliveryStatus.Unknown : DeliveryStatus.Retrying,
        Attempts = 0,
        QueueAttempt = 0,
        FirstAt = now,
        UpdatedAt = now,
    };

    /// <summary>The row after an attempt.</summary>
    /// <param name="before">The row it started from.</param>
    /// <param name="outcome">What the connector answered.</param>
    /// <param name="sent">Whether a call that books was sent in this attempt.</param>
    /// <param name="queueAttempt">The attempt as the queue counts it. Only an attempt that ends is written: one that a fault cut short must be seen as missing.</param>
    /// <param name="maxAttempts">Calls before the delivery is given up.</param>
    /// <param name="giveUpAfter">Time since <see cref="Delivery.FirstAt"/> before it is given up.</param>
    /// <param name="now">When the attempt ended.</param>
    public static Delivery After(Delivery before, DeliveryOutcome outcome, bool sent, int queueAttempt, int maxAttempts, TimeSpan giveUpAfter, DateTimeOffset now)
    {
        var attempts = before.Attempts + (outcome.Called ? 1 : 0);
        var inDoubt = outcome.Kind switch
        {
            OutcomeKind.Confirmed => false,
            OutcomeKind.Unknown => true,
            // "Not booked" speaks of this attempt's call. One that sent nothing has not settled what an earlier one left open.
            _ => before.InDoubt && !sent,
        };
        var over = (outcome.Called && attempts >= maxAttempts) || now - before.FirstAt >= giveUpAfter;
        var status = outcome.Kind switch
        {
            OutcomeKind.Confirmed => DeliveryStatus.Confirmed,
            OutcomeKind.Refused => DeliveryStatus.DeadLettered,
            _ when over => DeliveryStatus.DeadLettered,
            _ => inDoubt ? DeliveryStatus.Unknown : DeliveryStatus.Retrying,
        };
        var confirmed = outcome.Kind == OutcomeKind.Confirmed;
        var category = confirmed ? null : Clip.Of(outcome.Category ?? "refused", 60);
        // What the hub itself held back has no answer of the other side: the last one it gave says more.
        var answer = outcome.Called || before.LastAnswer is null ? AnswerText.Of(outcome.Answer) : before.LastAnswer;
        return before with
        {
            Status = status,
            Attempts = attempts,
            QueueAttempt = queueAttempt,
            LastAnswer = answer,
            Category = category,
            Fingerprint = confirmed ? null : Fingerprint.Of(before.Consumer, before.EventType, category, answer),
            ForeignId = outcome.ForeignId is null ? before.ForeignId : Clip.Of(outcome.ForeignId, 100),
            InDoubt = inDoubt,
            UpdatedAt = now,
        };
    }
}
