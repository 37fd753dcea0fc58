using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Holds;

/// <summary>
/// Every hold there is. MANUAL has two rows: put by a person it stands until it is lifted; put by the rule that follows a
/// rejection it ends with an approval.
/// </summary>
public static class HoldTable
{
    /// <summary>The rule that stands on holds put by a person.</summary>
    public const string PlacedRule = "hold.placed";

    /// <summary>The rows, in the order of the codes.</summary>
    public static IReadOnlyList<HoldEntry> All { get; } =
    [
        Waits(HoldCode.InspectionPending, "goods received that the policy wants inspected first", "an inspection gives a grade"),
        Waits(HoldCode.NotReceived, "authorised goods that have not come, where the policy lets money wait for them", "a receipt"),
        Approved(HoldCode.ValueOverLimit, "the return asks for more than an approval limit", "the return asks for less", Severity.Medium),
        Approved(HoldCode.SecondApprovalNeeded, "the return asks for more than a limit that needs two people", "the return asks for less", Severity.Medium),
        Lifted(HoldCode.QuantityMismatch, "another number of units came than was announced", "a corrected receipt or inspection", Permission.LiftHold, Severity.Medium),
        Lifted(HoldCode.SerialMismatch, "a serial number that was never sent out", "a corrected receipt or inspection", Permission.LiftControlledHold, Severity.High),
        Lifted(HoldCode.ConditionDisputed, "wrong goods or an empty parcel", "a corrected receipt or inspection", Permission.LiftControlledHold, Severity.High),
        Waits(HoldCode.ReasonUncertain, "a reason that no rule could settle", "a person or a sure classification settles the reason"),
        Lifted(HoldCode.OutsidePolicy, "asked for outside the policy", "the order or the request turns out otherwise", Permission.LiftControlledHold, Severity.Medium),
        Placed(HoldCode.AbuseSuspected, Permission.LiftControlledHold, Severity.High),
        Lifted(HoldCode.RestrictedGoods, "goods that may not simply be taken back", "the order or the reason turns out otherwise", Permission.LiftControlledHold, Severity.High),
        Approved(HoldCode.OverRefundable, "more would be credited than is left of what was paid", "the order or another return of it turns out otherwise", Severity.High),
        Approved(HoldCode.DuplicateSuspected, "a refund of the same goods is under way", "the refund's money has moved, or it is over", Severity.High),
        Placed(HoldCode.Manual, Permission.LiftHold, Severity.Medium),
        Approved(HoldCode.Manual, "an earlier credit of the same goods was rejected", "nothing", Severity.Medium),
    ];

    /// <summary>The row of a hold that stands on a credit.</summary>
    public static HoldEntry Of(CreditHold hold) => Find(hold.Code, string.Equals(hold.Rule, PlacedRule, StringComparison.Ordinal));

    /// <summary>Whether a person may put <paramref name="code"/>.</summary>
    public static bool MayBePlaced(HoldCode code) => All.Any(e => e.Placed && e.Code == code);

    /// <summary>The permission a person needs to ask for <paramref name="code"/> to be lifted.</summary>
    public static Permission PermissionToLift(HoldCode code) =>
        All.FirstOrDefault(e => e.Code == code && e.LiftWith is not null)?.LiftWith ?? Permission.LiftHold;

    private static HoldEntry Find(HoldCode code, bool placed) =>
        All.FirstOrDefault(e => e.Code == code && e.Placed == placed)
        ?? All.FirstOrDefault(e => e.Code == code)
        ?? throw new ArgumentOutOfRangeException(nameof(code), code, "Not a hold.");

    private static HoldEntry Waits(HoldCode code, string putBy, string endsWhen) =>
        new() { Code = code, PutBy = putBy, EndsWhen = endsWhen, Approvable = false, Severity = Severity.Low };

    private static HoldEntry Approved(HoldCode code, string putBy, string endsWhen, Severity severity) =>
        new() { Code = code, PutBy = putBy, EndsWhen = endsWhen, Approvable = true, Severity = severity };

    private static HoldEntry Lifted(HoldCode code, string putBy, string endsWhen, Permission with, Severity severity) =>
        Approved(code, putBy, endsWhen, severity) with { LiftWith = with };

    private static HoldEntry Placed(HoldCode code, Permission with, Severity severity) =>
        new() { Code = code, Placed = true, PutBy = "a person", EndsWhen = "nothing", Approvable = false, LiftWith = with, Severity = severity };
}
