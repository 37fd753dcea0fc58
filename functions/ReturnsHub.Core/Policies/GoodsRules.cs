namespace ReturnsHub.Core.Policies;

/// <summary>Looks rules about goods up in a policy. Each answer names the rule that gave it.</summary>
public static class GoodsRules
{
    /// <summary>The first rule of the table of dispositions that fits; null when none does.</summary>
    public static DispositionRule? DispositionFor(PolicyDocument policy, PolicyScope scope, Grade grade, ReasonCode reason) =>
        policy.Dispositions.FirstOrDefault(r => r.Fits(scope) && Fits(r.Grades, grade) && Fits(r.Reasons, reason));

    /// <summary>The rule that puts goods in quarantine; null when none does.</summary>
    public static string? QuarantineFor(PolicyDocument policy, PolicyScope scope, Grade grade, Condition condition, ReasonCode reason) =>
        policy.Quarantine.FirstOrDefault(r => r.Fits(scope) && Fits(r.Grades, grade) && Fits(r.Conditions, condition) && Fits(r.Reasons, reason))?.Id;

    /// <summary>Whether goods hold their owner's data.</summary>
    public static bool IsDataBearing(PolicyDocument policy, PolicyScope scope) => policy.DataBearing.Any(r => r.Fits(scope));

    /// <summary>What a unit is expected to bring on a route, and what the route costs; null when no rule fits.</summary>
    public static RecoveryRule? RecoveryFor(PolicyDocument policy, PolicyScope scope, Disposition disposition, string? channel, Grade grade) =>
        policy.Recovery.FirstOrDefault(r => r.Fits(scope) && Fits(r.Dispositions, disposition) && Fits(r.Grades, grade)
            && (r.ResaleChannels.Count == 0 || (channel is not null && r.ResaleChannels.Contains(channel, StringComparer.Ordinal))));

    /// <summary>Resale channels that take such goods, in their order.</summary>
    public static IEnumerable<ResaleChannel> ChannelsFor(PolicyDocument policy, PolicyScope scope, Grade grade) =>
        policy.ResaleChannels.Where(c => c.Fits(scope) && Fits(c.Grades, grade));

    /// <summary>Where goods of a disposition are put; null when no rule says.</summary>
    public static string? LocationFor(PolicyDocument policy, PolicyScope scope, Disposition disposition) =>
        policy.Locations.FirstOrDefault(r => r.Fits(scope) && Fits(r.Dispositions, disposition))?.Location;

    private static bool Fits<T>(IReadOnlyList<T> codes, T code)
        where T : struct, Enum => codes.Count == 0 || codes.Contains(code);
}
