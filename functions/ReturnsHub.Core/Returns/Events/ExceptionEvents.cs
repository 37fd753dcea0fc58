namespace ReturnsHub.Core.Returns.Events;

/// <summary>What kind of exception a person has to look at.</summary>
public enum ExceptionKind
{
    /// <summary>More units came than were announced.</summary>
    QuantityMismatch = 1,
    /// <summary>The serial number received is not the one sent out.</summary>
    SerialMismatch,
    /// <summary>Goods that belong to no line of the return.</summary>
    UnknownGoods,
    /// <summary>Wrong goods or an empty parcel.</summary>
    ConditionDisputed,
    /// <summary>The reason is not clear enough for a rule.</summary>
    ReasonUncertain,
    /// <summary>Goods or a refund are here, the order is not: nothing can be computed.</summary>
    OrderDetailsMissing,
    /// <summary>Order and refund are in different currencies.</summary>
    CurrencyMismatch,
    /// <summary>The platform refunded more than was refundable.</summary>
    OverRefunded,
    /// <summary>More was released than the goods turned out to be worth.</summary>
    OverCredited,
    /// <summary>The platform's refund has not moved money yet.</summary>
    RefundPending,
    /// <summary>Goods came for a return that is declined, cancelled or was never authorised.</summary>
    ReceivedWithoutAuthorisation,
    /// <summary>The return is outside the policy.</summary>
    OutsidePolicy,
    /// <summary>The carrier lost the parcel, sent it back, or reports a problem.</summary>
    ParcelProblem,
    /// <summary>A unit was to be destroyed; its certificate is missing.</summary>
    CertificateMissing,
    /// <summary>A consumer did not take an event.</summary>
    DeliveryFailed,
    /// <summary>A person asked for a copy of their data: one month to answer (GDPR article 12(3)).</summary>
    PersonalDataRequest,
    /// <summary>The same order line is credited on another return of the order.</summary>
    DuplicateSuspected,
    /// <summary>A claim lacks evidence that the agreement asks for.</summary>
    ClaimEvidenceMissing,
    /// <summary>Goods are to go back to a vendor whose number for them is missing.</summary>
    ClaimAuthorisationMissing,
    /// <summary>A claim was refused, or settled below what was claimed.</summary>
    ClaimShortPaid,
    /// <summary>A credit was released against its holds; another person has to look at it.</summary>
    BreakGlassUsed,
    /// <summary>A device that holds its owner's data is not wiped yet.</summary>
    WipePending,
    /// <summary>The warehouse did with goods what the rules forbid.</summary>
    DispositionAgainstRules,
    /// <summary>Units are to be journalled; what they cost is not known.</summary>
    CostUnknown,
    /// <summary>The return was accepted and nothing came back in time.</summary>
    ParcelNotArrived,
    /// <summary>Goods came and were not inspected in time.</summary>
    InspectionOverdue,
    /// <summary>A credit waits too long for its approvals.</summary>
    ApprovalWaiting,
    /// <summary>A claim was not sent and its time runs out.</summary>
    ClaimLapsing,
    /// <summary>The refund of a withdrawal is due.</summary>
    WithdrawalRefundDue,
}

/// <summary>How urgent an exception is.</summary>
public enum Severity
{
    /// <summary>Look when there is time.</summary>
    Low = 0,
    /// <summary>Look today.</summary>
    Medium,
    /// <summary>Money or safety: look now.</summary>
    High,
}

/// <summary>A person has to look at something.</summary>
[EventType("exception.raised")]
public sealed record ExceptionRaised(ExceptionKind Kind, string About, Severity Severity, string Detail) : ReturnEvent;

/// <summary>There is nothing left to look at.</summary>
[EventType("exception.resolved")]
public sealed record ExceptionResolved(ExceptionKind Kind, string About) : ReturnEvent;
