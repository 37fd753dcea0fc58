using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Core.Policies.Comparing;

/// <summary>What changes from one policy to another, and whether any of it loosens a limit.</summary>
/// <param name="Changes">Every change; empty when both decide alike.</param>
public sealed record PolicyComparison(IReadOnlyList<PolicyChange> Changes)
{
    private static readonly HashSet<string> ScopeMembers = new(["id", "channels", "countries", "categories", "skus", "segments", "vendors"], StringComparer.Ordinal);

    /// <summary>Whether any change loosens: such a change needs a second person.</summary>
    public bool Loosens => Changes.Any(c => c.Loosens);

    /// <summary>
    /// Compares two policies. What no judge is named for here (a new table, a new member) counts as loosening whenever it changes.
    /// </summary>
    public static PolicyComparison Of(PolicyDocument old, PolicyDocument now) => new(
    [
        .. HubJson.Document.GetTypeInfo(typeof(PolicyDocument)).Properties.SelectMany(p => p.Name switch
        {
            "version" => [],
            "returnWindowDays" => Value(p.Name, old.ReturnWindowDays, now.ReturnWindowDays, (was, days) => days is not null && (was is null || days <= was)),
            "reasonConfidence" => Value(p.Name, old.ReasonConfidence, now.ReasonConfidence, (was, sure) => sure >= was),
            "inspection" => Table(p.Name, old.Inspection, now.Inspection, RuleJudges.Inspection, "unitValueUpTo", "required"),
            "approval" => Approval(p.Name, old.Approval, now.Approval),
            "restockingFees" => Table(p.Name, old.RestockingFees, now.RestockingFees, RuleJudges.RestockingFees, "reasons", "grades", "percent", "perUnit", "minimum", "maximum"),
            "dispositions" => Table(p.Name, old.Dispositions, now.Dispositions, RuleJudges.Dispositions, "grades", "reasons", "disposition"),
            "returnless" => Table(p.Name, old.Returnless, now.Returnless, RuleJudges.Returnless, "reasons", "lineValueUpTo"),
            _ => Unjudged(p.Name, RuleWords.Node(p.Get!(old)), RuleWords.Node(p.Get!(now))),
        }),
    ]);

    private static IEnumerable<PolicyChange> Value<T>(string member, T old, T now, Func<T, T, bool> tighter)
    {
        if (RuleWords.Difference(RuleWords.Node(old), RuleWords.Node(now)) is { } what)
            yield return new PolicyChange(member, null, what, !tighter(old, now));
    }

    private static IEnumerable<PolicyChange> Table<T>(string table, IReadOnlyList<T> old, IReadOnlyList<T> now, RuleJudge<T> judge, params string[] members)
        where T : ScopedRule => Strange(old, now, members)
        ? Unjudged(table, RuleWords.Node(old), RuleWords.Node(now))
        : TableComparison.Of(
            table, old, now, r => r.Id, judge, (a, b) => RuleWords.Difference(RuleWords.Node(a), RuleWords.Node(b)), r => RuleWords.Of(RuleWords.Node(r)));

    /// <summary>Approval rules of one scope decide together, so they are compared together, and named together.</summary>
    private static IEnumerable<PolicyChange> Approval(string table, IReadOnlyList<ApprovalRule> old, IReadOnlyList<ApprovalRule> now)
    {
        if (Strange(old, now, ["over", "approvers"])) return Unjudged(table, RuleWords.Node(old), RuleWords.Node(now));
        var (before, after) = (ApprovalGroups.Of(old), ApprovalGroups.Of(now));
        var names = after.Concat(before).DistinctBy(KeyOf, StringComparer.Ordinal).ToDictionary(KeyOf, g => string.Join(", ", g.Rules.Select(r => r.Id)), StringComparer.Ordinal);
        return TableComparison.Of(table, before, after, KeyOf, RuleJudges.Approval, (a, b) => Steps(a) == Steps(b) ? null : $"{Steps(a)} → {Steps(b)}", Steps)
            .Select(c => c with { RuleId = Clip.Of(names[c.RuleId!], 200) });
    }

    private static string KeyOf(ApprovalGroup group) => ApprovalGroups.KeyOf(group.Scope);

    private static string Steps(ApprovalGroup group) => RuleWords.Clipped(string.Join(", ", group.Rules.Select(r => $"over {r.Over.ToString(CultureInfo.InvariantCulture)} by {r.Approvers} ({r.Id})")));

    /// <summary>Whether a rule uses a member the table's judge does not look at.</summary>
    private static bool Strange<T>(IReadOnlyList<T> old, IReadOnlyList<T> now, string[] members)
        where T : ScopedRule => old.Concat(now).Any(rule => RuleWords.Node(rule)!.AsObject().Any(m =>
            !members.Contains(m.Key, StringComparer.Ordinal) && !ScopeMembers.Contains(m.Key) && !RuleWords.IsEmpty(m.Value)));

    private static IEnumerable<PolicyChange> Unjudged(string member, JsonNode? old, JsonNode? now)
    {
        if (old is not JsonArray before || now is not JsonArray after)
        {
            if (RuleWords.Difference(old, now) is { } what) yield return new PolicyChange(member, null, what, Loosens: true);
            yield break;
        }

        for (var i = 0; i < Math.Max(before.Count, after.Count); i++)
        {
            var (was, rule) = (i < before.Count ? before[i] : null, i < after.Count ? after[i] : null);
            if (RuleWords.Difference(was, rule) is { } what) yield return new PolicyChange(member, NameOf(rule ?? was), what, Loosens: true);
        }
    }

    private static string? NameOf(JsonNode? rule) => (rule as JsonObject)?["id"]?.ToString() ?? (rule as JsonObject)?["category"]?.ToString();
}
