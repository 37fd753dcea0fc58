using System.Globalization;
using System.Text.RegularExpressions;

namespace ReturnsHub.Infra.Tests.Code;

/// <summary>The constants of a C# source, read as text: the Functions app builds only where its packages are.</summary>
internal sealed partial class Constants(string source)
{
    public IReadOnlyDictionary<string, string> Texts { get; } =
        TextConstant().Matches(source).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Numbers { get; } =
        NumberConstant().Matches(source).ToDictionary(m => m.Groups["name"].Value, m => int.Parse(m.Groups["value"].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>The value of a literal or of a constant's name.</summary>
    public string ValueOf(string expression) => expression.StartsWith('"') ? expression.Trim('"') : Texts[expression.Split('.')[^1]];

    [GeneratedRegex("const string (?<name>\\w+) = \"(?<value>[^\"]*)\";", RegexOptions.NonBacktracking)]
    private static partial Regex TextConstant();

    [GeneratedRegex(@"const int (?<name>\w+) = (?<value>-?\d+);", RegexOptions.NonBacktracking)]
    private static partial Regex NumberConstant();
}
