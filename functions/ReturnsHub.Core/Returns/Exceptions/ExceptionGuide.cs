using System.Collections.Frozen;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Exceptions;

/// <summary>The table of every kind of exception. A new kind gets one row here. How urgent one is, the rule that raises it says.</summary>
public static class ExceptionGuide
{
    private static readonly FrozenDictionary<ExceptionKind, ExceptionAdvice> Rows = new Dictionary<ExceptionKind, ExceptionAdvice>
    {
        [ExceptionKind.QuantityMismatch] = new(Permission.WorkExceptions, ExceptionEnding.Dismissed,
            "Have the warehouse count again. If the count stands, approve or reject the credit as it is."),
        [ExceptionKind.SerialMismatch] = new(Permission.RejectCredit, ExceptionEnding.Dismissed,
            "Compare the serial number with what was sent out. Reject the credit if another unit came back."),
        [ExceptionKind.UnknownGoods] = new(Permission.WorkExceptions, ExceptionEnding.Dismissed,
            "Find out which return the goods belong to and have the warehouse report them there, or send them back."),
        [ExceptionKind.ConditionDisputed] = new(Permission.ApproveCredit, ExceptionEnding.Dismissed,
            "Look at the goods and the photos. Approve the credit, or reject it and send the goods back."),
        [ExceptionKind.ReasonUncertain] = new(Permission.SettleReason, ExceptionEnding.WithCause,
            "Read the customer's words and settle the line's reason."),
        [ExceptionKind.OrderDetailsMissing] = new(Permission.WorkExceptions, ExceptionEnding.WithCause,
            "Have the shop send the order again, or give it with the return; the credit is then computed by itself."),
        [ExceptionKind.CurrencyMismatch] = new(Permission.WorkExceptions, ExceptionEnding.Acknowledged,
            "Order and refund are in different currencies. Settle the difference in the ERP by hand."),
        [ExceptionKind.OverRefunded] = new(Permission.WorkExceptions, ExceptionEnding.Acknowledged,
            "The shop refunded more than the goods were worth. Decide whether to claim the difference back."),
        [ExceptionKind.DuplicateSuspected] = new(Permission.RejectCredit, ExceptionEnding.Acknowledged,
            "Compare this return with the order's other returns. Reject the credit if the goods came back once."),
        [ExceptionKind.OverCredited] = new(Permission.WorkExceptions, ExceptionEnding.Acknowledged,
            "More was released than the goods turned out to be worth. Correct the credit memo in the ERP."),
        [ExceptionKind.RefundPending] = new(Permission.WorkExceptions, ExceptionEnding.Dismissed,
            "The refund has not moved money yet. Check it at the payment provider if it stays."),
        [ExceptionKind.ReceivedWithoutAuthorisation] = new(Permission.WorkExceptions, ExceptionEnding.Dismissed,
            "Decide whether to accept the goods: authorise the return in the shop, or send them back."),
        [ExceptionKind.OutsidePolicy] = new(Permission.ApproveCredit, ExceptionEnding.Dismissed,
            "The return is outside the policy. Approve the credit as goodwill, or reject it."),
        [ExceptionKind.ParcelProblem] = new(Permission.ManageClaims, ExceptionEnding.Dismissed,
            "Ask the carrier, and open a claim if the parcel is lost."),
        [ExceptionKind.CertificateMissing] = new(Permission.CertifyDestruction, ExceptionEnding.WithCause,
            "Ask the destruction partner for the certificate of this serial number."),
        [ExceptionKind.DeliveryFailed] = new(Permission.OperateHub, ExceptionEnding.WithCause,
            "See the delivery's last answer, put the cause right in the booking system, then redrive the delivery; a consumer that fetches its events reports its booking itself."),
        [ExceptionKind.PersonalDataRequest] = new(Permission.HandlePrivacy, ExceptionEnding.WithCause,
            "Give the person a copy of their data within one month and mark it as provided."),
        [ExceptionKind.ClaimEvidenceMissing] = new(Permission.ManageClaims, ExceptionEnding.WithCause,
            "Attach what the agreement asks for, then send the claim before its time runs out."),
        [ExceptionKind.ClaimAuthorisationMissing] = new(Permission.ManageClaims, ExceptionEnding.WithCause,
            "Send the claim, get the vendor's number, record it as the answer, then let the goods go."),
        [ExceptionKind.ClaimShortPaid] = new(Permission.ManageClaims, ExceptionEnding.Dismissed,
            "Send the claim again with more evidence, or have another person give the rest up."),
        [ExceptionKind.BreakGlassUsed] = new(Permission.ReadAudit, ExceptionEnding.WithCause,
            "Read why the credit was released against its holds, check the money, then acknowledge it. Who released it cannot."),
        [ExceptionKind.WipePending] = new(Permission.CertifyDestruction, ExceptionEnding.WithCause,
            "Have the device wiped and record a certificate for each serial number, or overrule it towards secure destruction."),
        [ExceptionKind.DispositionAgainstRules] = new(Permission.OverruleDisposition, ExceptionEnding.Acknowledged,
            "Stop the goods: unsafe, spoiled, recalled or unwiped goods were reported on their way to somebody."),
        [ExceptionKind.CostUnknown] = new(Permission.WorkExceptions, ExceptionEnding.WithCause,
            "Have the shop send the order with what units cost; the journal follows by itself."),
        [ExceptionKind.ParcelNotArrived] = new(Permission.WorkExceptions, ExceptionEnding.Dismissed,
            "Ask the customer whether the parcel was sent. Open a claim with the carrier if it is lost, or close the return in the shop."),
        [ExceptionKind.InspectionOverdue] = new(Permission.InspectGoods, ExceptionEnding.WithCause,
            "Have the warehouse inspect the goods and report it; the customer waits for the credit."),
        [ExceptionKind.ApprovalWaiting] = new(Permission.ApproveCredit, ExceptionEnding.WithCause,
            "Approve the credit or reject it. See on the credit who may."),
        [ExceptionKind.ClaimLapsing] = new(Permission.ManageClaims, ExceptionEnding.WithCause,
            "Send the claim before its last moment, or have another person give it up."),
        [ExceptionKind.WithdrawalRefundDue] = new(Permission.ApproveCredit, ExceptionEnding.WithCause,
            "Refund the withdrawal now, or note why it may be withheld: the goods or the proof of their sending are not here."),
    }.ToFrozenDictionary();

    /// <summary>The row of <paramref name="kind"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind has no row.</exception>
    public static ExceptionAdvice Of(ExceptionKind kind) =>
        Rows.TryGetValue(kind, out var advice) ? advice : throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of exception has no row in the guide.");
}
