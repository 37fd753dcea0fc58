namespace ReturnsHub.Core.Policies;

/// <summary>How long things may take before a person is told. Null: nobody is told.</summary>
public sealed record DeadlinePolicy
{
    /// <summary>The longest any of them may be.</summary>
    public const int Longest = 3650;

    /// <summary>Days from the acceptance of a return to its goods, 1 to 3650.</summary>
    public int? ParcelNotArrivedDays { get; init; } = 21;

    /// <summary>Days from the receipt of goods that are to be inspected to their inspection, 1 to 3650.</summary>
    public int? InspectionOverdueDays { get; init; } = 5;

    /// <summary>Hours a credit as it stands may wait for its approvals, 1 to 3650.</summary>
    public int? ApprovalWaitingHours { get; init; } = 48;

    /// <summary>Days before the last moment of a claim that was not sent, 1 to 3650.</summary>
    public int? ClaimLapsingDays { get; init; } = 7;

    /// <summary>Days after which an accepted return that nobody used expires, 1 to 3650. Null: never.</summary>
    public int? AuthorisationExpiresDays { get; init; }
}
