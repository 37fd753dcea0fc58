using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Holds;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Web.Returns.Views;

/// <summary>A hold, the rule that put it, and how it ends.</summary>
/// <param name="Code">The hold.</param>
/// <param name="Rule">The rule that put it; <c>hold.placed</c> for a person's.</param>
public sealed record HoldView(HoldCode Code, string Rule)
{
    /// <summary>How urgent it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Whether the credit's approvals get past it.</summary>
    public required bool Approvable { get; init; }

    /// <summary>Roles that may lift it; none when nobody may.</summary>
    public required IReadOnlyList<Role> LiftedBy { get; init; }

    /// <summary>What ends it without anybody.</summary>
    public required string EndsWhen { get; init; }

    internal static HoldView Of(CreditHold hold)
    {
        var row = HoldTable.Of(hold);
        return new HoldView(hold.Code, hold.Rule) { Severity = row.Severity, Approvable = row.Approvable, LiftedBy = row.LiftedBy, EndsWhen = row.EndsWhen };
    }
}

/// <summary>A hold that a person put on the return.</summary>
/// <param name="Code">The hold.</param>
/// <param name="Why">Why, in that person's words.</param>
/// <param name="By">Subject of who put it.</param>
/// <param name="At">Since when.</param>
/// <param name="LiftedBy">Roles that may lift it.</param>
public sealed record PlacedHoldView(HoldCode Code, string Why, string By, DateTimeOffset At, IReadOnlyList<Role> LiftedBy)
{
    internal static PlacedHoldView Of(PlacedHold hold) =>
        new(hold.Code, hold.Why, hold.By.Id, hold.At, HoldTable.Of(new CreditHold(hold.Code, HoldTable.PlacedRule)).LiftedBy);
}

/// <summary>An approval of a credit's content.</summary>
/// <param name="By">Subject of who gave it.</param>
/// <param name="Roles">What that person was to the hub.</param>
/// <param name="At">When.</param>
/// <param name="ExpiresAt">From when on it does not count any more.</param>
public sealed record ApprovalView(string By, IReadOnlyList<Role> Roles, DateTimeOffset At, DateTimeOffset ExpiresAt)
{
    internal static ApprovalView Of(ApprovalGiven approval) => new(approval.By.Id, approval.Roles, approval.At, approval.ExpiresAt);
}

/// <summary>A hold of a rule that a person lifted on a credit.</summary>
/// <param name="Code">The hold.</param>
/// <param name="By">Subject of who lifted it.</param>
/// <param name="Why">Why, in that person's words.</param>
/// <param name="At">When.</param>
public sealed record LiftedHoldView(HoldCode Code, string By, string Why, DateTimeOffset At)
{
    internal static LiftedHoldView Of(LiftedHold hold) => new(hold.Code, hold.By.Id, hold.Why, hold.At);
}

/// <summary>A credit that was released against its holds. Stays here for ever.</summary>
/// <param name="CreditId">The credit.</param>
/// <param name="Amount">Its sum.</param>
/// <param name="Holds">The holds it was released against.</param>
/// <param name="By">Subject of who did it.</param>
/// <param name="At">When.</param>
/// <param name="Why">Why, in that person's words.</param>
/// <param name="AcknowledgedBy">Subject of who looked at it afterwards; absent while nobody has.</param>
/// <param name="AcknowledgedAt">When somebody looked at it.</param>
public sealed record BreakGlassView(
    string CreditId, MoneyView Amount, IReadOnlyList<HoldCode> Holds, string By, DateTimeOffset At, string Why, string? AcknowledgedBy, DateTimeOffset? AcknowledgedAt)
{
    internal static BreakGlassView Of(BreakGlassUse use) => new(
        use.CreditId, MoneyView.Of(use.Amount), [.. use.Holds.Select(h => h.Code)], use.By.Id, use.At, use.Why, use.AcknowledgedBy?.Id, use.AcknowledgedAt);
}
