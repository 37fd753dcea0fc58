namespace ReturnsHub.Core.Policies.Checks;

/// <summary>The table of approval rules. The highest limit exceeded decides, so their order does not matter; their limits do.</summary>
internal static class ApprovalCheck
{
    public static IEnumerable<PolicyFault> Of(PolicyDocument policy)
    {
        var rules = policy.Approval;
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            foreach (var fault in Amounts.Negative($"$.approval[{i}].over", rule.Over)) yield return fault;
            if (rule.Approvers is < 1 or > 2) yield return new PolicyFault($"$.approval[{i}].approvers", null, "Use 1 or 2 approvers. For none, take the rule out.");
            if (rules.Take(i).FirstOrDefault(r => r.Over == rule.Over) is { } same)
                yield return new PolicyFault($"$.approval[{i}].over", null, $"{same.Id} has the same limit. Keep one of them.");
            if (rules.Where(r => r.Over < rule.Over && r.Approvers > rule.Approvers).MaxBy(r => r.Over) is { } stricter)
            {
                yield return new PolicyFault(
                    $"$.approval[{i}].approvers", null, $"{stricter.Id} asks for {stricter.Approvers} approvers at a lower limit. A higher limit needs at least as many.");
            }
        }
    }
}
