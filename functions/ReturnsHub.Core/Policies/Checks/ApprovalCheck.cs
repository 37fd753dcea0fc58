namespace ReturnsHub.Core.Policies.Checks;

/// <summary>
/// The table of approval rules. Within one scope the highest limit exceeded decides, so their order does not matter; their limits
/// do. Between scopes the first that fits decides.
/// </summary>
internal static class ApprovalCheck
{
    public static IEnumerable<PolicyFault> Of(PolicyDocument policy)
    {
        var rules = policy.Approval;
        var keys = rules.Select(ApprovalGroups.KeyOf).ToList();
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            foreach (var fault in Amounts.Negative($"$.approval[{i}].over", rule.Over)) yield return fault;
            if (rule.Approvers is < 1 or > 2) yield return new PolicyFault($"$.approval[{i}].approvers", null, "Use 1 or 2 approvers. For none, take the rule out.");
            var ladder = rules.Where((_, j) => keys[j] == keys[i]).ToList();
            if (ladder.TakeWhile(r => !ReferenceEquals(r, rule)).FirstOrDefault(r => r.Over == rule.Over) is { } same)
                yield return new PolicyFault($"$.approval[{i}].over", null, $"{same.Id} has the same limit. Keep one of them.");
            if (ladder.Where(r => r.Over < rule.Over && r.Approvers > rule.Approvers).MaxBy(r => r.Over) is { } stricter)
            {
                yield return new PolicyFault(
                    $"$.approval[{i}].approvers", null, $"{stricter.Id} asks for {stricter.Approvers} approvers at a lower limit. A higher limit needs at least as many.");
            }

            if (Hidden(rules, keys, i) is { } first)
            {
                yield return new PolicyFault(
                    $"$.approval[{i}]", null, $"{rule.Id} never decides: the rules of {first.Id}'s scope stand above its own and fit everything it fits. Move it above {first.Id} or take it out.");
            }
        }
    }

    /// <summary>A rule of another scope that fits all that rule <paramref name="index"/> fits and whose scope is read before.</summary>
    private static ApprovalRule? Hidden(IReadOnlyList<ApprovalRule> rules, List<string> keys, int index) =>
        rules.Take(keys.IndexOf(keys[index])).FirstOrDefault(upper => Reach.Scope(upper, rules[index]));
}
