namespace ReturnsHub.Core.Policies.Checks;

/// <summary>Each SKU prefix belongs to one category and can be reached: the first that fits decides.</summary>
internal static class SkuPrefixCheck
{
    private const int LongestSku = 100;

    public static IEnumerable<PolicyFault> Of(PolicyDocument policy)
    {
        var claimed = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < policy.Categories.Count; i++)
        {
            var prefixes = policy.Categories[i].SkuPrefixes;
            if (prefixes.Count == 0) yield return new PolicyFault($"$.categories[{i}].skuPrefixes", null, "Name at least one SKU prefix, or take the category out.");
            for (var j = 0; j < prefixes.Count; j++)
            {
                var (path, prefix) = ($"$.categories[{i}].skuPrefixes[{j}]", prefixes[j]);
                if (prefix.Length is 0 or > LongestSku || prefix.Any(char.IsControl))
                {
                    yield return new PolicyFault(path, null, $"Use 1 to {LongestSku} characters for a SKU prefix.");
                    continue;
                }

                // Looking up every beginning of a prefix keeps a hostile list linear; comparing all pairs would not.
                var shadow = Enumerable.Range(1, prefix.Length).Select(length => prefix[..length]).FirstOrDefault(claimed.ContainsKey);
                if (shadow == prefix) yield return new PolicyFault(path, null, $"The prefix {prefix} is claimed before, by {claimed[prefix]}. Keep one.");
                else if (shadow is not null) yield return new PolicyFault(path, null, $"SKUs that start with {prefix} belong to {shadow} ({claimed[shadow]}) before. Put the longer prefix first.");
                claimed.TryAdd(prefix, path);
            }
        }
    }
}
