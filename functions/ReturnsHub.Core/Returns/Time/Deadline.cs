namespace ReturnsHub.Core.Returns.Time;

/// <summary>What is waited for.</summary>
public enum DeadlineKind
{
    /// <summary>The goods of an accepted return.</summary>
    ParcelNotArrived = 1,
    /// <summary>The inspection of goods that came.</summary>
    InspectionOverdue,
    /// <summary>The approvals of a credit.</summary>
    ApprovalWaiting,
    /// <summary>The sending of a claim.</summary>
    ClaimLapsing,
    /// <summary>The refund of a withdrawal.</summary>
    WithdrawalRefundDue,
    /// <summary>The copy of a person's data.</summary>
    PersonalDataRequest,
    /// <summary>Any use of an accepted return.</summary>
    AuthorisationExpires,
}

/// <summary>Something a return waits for.</summary>
/// <param name="Kind">What.</param>
/// <param name="About">The line, credit, claim or request it is about.</param>
/// <param name="DueAt">When the hub acts if it has not come by then.</param>
public sealed record Deadline(DeadlineKind Kind, string About, DateTimeOffset DueAt);
