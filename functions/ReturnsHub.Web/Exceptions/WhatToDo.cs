using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Web.Exceptions;

/// <summary>What a person does about each kind of exception.</summary>
internal static class WhatToDo
{
    public const string Unmatched =
        "No return carries any of these names. Check the number with the sender, or open the return; the report is then attached by itself.";

    public static string About(ExceptionKind kind) => kind switch
    {
        ExceptionKind.QuantityMismatch => "Have the warehouse count again. If the count stands, approve or reject the credit as it is.",
        ExceptionKind.SerialMismatch => "Compare the serial number with what was sent out. Reject the credit if another unit came back.",
        ExceptionKind.UnknownGoods => "Find out which return the goods belong to and have the warehouse report them there, or send them back.",
        ExceptionKind.ConditionDisputed => "Look at the goods and the photos. Approve the credit, or reject it and send the goods back.",
        ExceptionKind.ReasonUncertain => "Read the customer's words and settle the line's reason.",
        ExceptionKind.OrderDetailsMissing => "Have the shop send the order again, or give it with the return; the credit is then computed by itself.",
        ExceptionKind.CurrencyMismatch => "Order and refund are in different currencies. Settle the difference in the ERP by hand.",
        ExceptionKind.OverRefunded => "The shop refunded more than the goods were worth. Decide whether to claim the difference back.",
        ExceptionKind.DuplicateSuspected => "Compare this return with the order's other returns. Reject the credit if the goods came back once.",
        ExceptionKind.OverCredited => "More was released than the goods turned out to be worth. Correct the credit memo in the ERP.",
        ExceptionKind.RefundPending => "The refund has not moved money yet. Check it at the payment provider if it stays.",
        ExceptionKind.ReceivedWithoutAuthorisation => "Decide whether to accept the goods: authorise the return in the shop, or send them back.",
        ExceptionKind.OutsidePolicy => "The return is outside the policy. Approve the credit as goodwill, or reject it.",
        ExceptionKind.ParcelProblem => "Ask the carrier, and open a claim if the parcel is lost.",
        ExceptionKind.CertificateMissing => "Ask the destruction partner for the certificate of this serial number.",
        ExceptionKind.DeliveryFailed => "See the delivery's last answer, put the cause right in the booking system, then redrive the delivery.",
        ExceptionKind.PersonalDataRequest => "Give the person a copy of their data within one month and mark it as provided.",
        ExceptionKind.ClaimEvidenceMissing => "Attach what the agreement asks for, then send the claim before its time runs out.",
        ExceptionKind.ClaimAuthorisationMissing => "Send the claim, get the vendor's number, record it as the answer, then let the goods go.",
        ExceptionKind.ClaimShortPaid => "Send the claim again with more evidence, or have another person give the rest up.",
        ExceptionKind.BreakGlassUsed => "Read why the credit was released against its holds, check the money, then acknowledge it. Who released it cannot.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an exception kind."),
    };
}
