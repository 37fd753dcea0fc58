namespace ReturnsHub.Core.Policies;

/// <summary>Looks up the rules about shipping, return fees, duties and store credit. The first that fits decides; none fits: nothing is refunded, kept back or added.</summary>
internal static class CreditTableRules
{
    public static (ShippingRefund Refund, bool WholeOrderOnly, string? RuleId) ShippingFor(PolicyDocument policy, PolicyScope scope, ReasonCode reason) =>
        policy.ShippingRefunds.FirstOrDefault(r => r.Fits(scope) && Fits(r.Reasons, reason) && Fits(r.Faults, Faults.Of(reason))) is { } rule
            ? (rule.Refund, rule.WholeOrderOnly, rule.Id)
            : (ShippingRefund.None, false, null);

    /// <summary>The fee of a whole return, as far as a line of this kind carries it.</summary>
    public static (decimal Amount, string? RuleId) ReturnFeeFor(PolicyDocument policy, PolicyScope scope, ReasonCode reason) =>
        Faults.Of(reason) == Fault.Customer && policy.ReturnFees.FirstOrDefault(r => r.Fits(scope) && Fits(r.Reasons, reason)) is { } rule
            ? (rule.Amount, rule.Id)
            : (0, null);

    public static (bool Refunded, string? RuleId) DutiesFor(PolicyDocument policy, PolicyScope scope, ReasonCode reason) =>
        policy.DutyRefunds.FirstOrDefault(r => r.Fits(scope) && Fits(r.Reasons, reason) && Fits(r.Faults, Faults.Of(reason))) is { } rule
            ? (rule.Refunded, rule.Id)
            : (false, null);

    public static (decimal Percent, string? RuleId) BonusFor(PolicyDocument policy, PolicyScope scope) =>
        policy.StoreCreditBonuses.FirstOrDefault(r => r.Fits(scope)) is { } rule ? (rule.Percent, rule.Id) : (0, null);

    /// <summary>The restocking fee of a unit. Units credited before inspection have no grade.</summary>
    public static UnitFee RestockingFor(PolicyDocument policy, PolicyScope scope, ReasonCode reason, Grade? grade)
    {
        var rule = policy.RestockingFees.FirstOrDefault(r =>
            r.Fits(scope) && Fits(r.Reasons, reason) && (grade is { } g ? Fits(r.Grades, g) : r.Grades.Count == 0));
        return rule is null ? UnitFee.None : new UnitFee(rule.Id, rule.Percent, rule.PerUnit, rule.Minimum, rule.Maximum);
    }

    private static bool Fits<T>(IReadOnlyList<T> codes, T code)
        where T : struct, Enum => codes.Count == 0 || codes.Contains(code);
}
