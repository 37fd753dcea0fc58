using System.Text.RegularExpressions;

namespace ReturnsHub.Infra.Tests.Code;

/// <summary>A container as the code sets it up.</summary>
internal sealed record CodeContainer(string Name, string PartitionKey, IReadOnlyList<string> Indexed, int? DefaultTimeToLive);

/// <summary>What <c>CosmosLayout.cs</c> says.</summary>
internal static partial class CosmosLayoutSource
{
    public static IReadOnlyList<CodeContainer> Read(string source)
    {
        var constants = new Constants(source);
        return [.. Layout().Matches(source).Select(m => new CodeContainer(
            constants.ValueOf(m.Groups["name"].Value),
            constants.ValueOf(m.Groups["key"].Value),
            [.. Path().Matches(m.Groups["paths"].Value).Select(p => p.Groups["path"].Value)],
            m.Groups["ttl"].Value == "null" ? null : constants.Numbers[m.Groups["ttl"].Value]))];
    }

    [GeneratedRegex("""ContainerLayout \w+ \{ get; \} = new\(\s*(?<name>[\w".]+),\s*(?<key>[\w"./]+),\s*\[(?<paths>(?:[^\[\]]|\[\])*)\],\s*(?:DefaultTimeToLive: )?(?<ttl>\w+)\)""", RegexOptions.NonBacktracking)]
    private static partial Regex Layout();

    [GeneratedRegex("\"(?<path>/[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Path();
}
