using System.Reflection;
using System.Text.RegularExpressions;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Tests.Settings;

public partial class SettingNamesTests
{
    /// <summary>Settings the Functions host reads itself, and one that stands for those <c>returnshub.json</c> names.</summary>
    private static readonly string[] OfOthers = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "SHOPIFY_CLIENT_SECRET"];

    private static IReadOnlyDictionary<string, string> Names { get; } = typeof(SettingNames).GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!, StringComparer.Ordinal);

    [Fact]
    public void The_sample_holds_every_setting_and_no_other() =>
        Sample().Keys.Except(OfOthers, StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(Names.Values.Order(StringComparer.Ordinal));

    [Fact]
    public void The_readme_says_of_every_setting_what_it_means()
    {
        var readme = File.ReadAllText(AppSource.PathOf("functions/ReturnsHub.Functions/README.md"));
        Names.Values.Where(n => !readme.Contains($"| `{n}` |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_readme_explains_every_value_of_host_json()
    {
        var readme = File.ReadAllText(AppSource.PathOf("functions/ReturnsHub.Functions/README.md"));
        Leaves(AppSource.Json("host.json"), "").Where(p => !readme.Contains($"`{p}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Settings_are_named_in_one_place_only()
    {
        var literal = from file in AppSource.Files
                      where !file.Key.EndsWith("SettingNames.cs", StringComparison.Ordinal)
                      from name in Names.Values.Where(n => n.Contains('_', StringComparison.Ordinal))
                      where file.Value.Contains($"\"{name}\"", StringComparison.Ordinal)
                      select $"{file.Key}: {name}";
        literal.ShouldBeEmpty();
        AppSource.Files.Values.SelectMany(f => Used().Matches(f).Select(m => m.Groups["name"].Value)).Distinct(StringComparer.Ordinal)
            .Where(u => u != nameof(SettingNames.DatabaseInTriggers)).ShouldBeSubsetOf(Names.Keys);
    }

    [Fact]
    public void Names_fit_environment_variables_and_none_is_twice()
    {
        Names.Values.ShouldAllBe(n => EnvironmentName().IsMatch(n));
        Names.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(Names.Count);
    }

    [Fact]
    public void The_sample_holds_no_secret() =>
        Sample().Values.ShouldAllBe(v => !v.Contains("AccountKey=") && !v.Contains("SharedAccessKey=") && !v.Contains("whsec_"));

    private static Dictionary<string, string> Sample() =>
        AppSource.Json("local.settings.sample.json").GetProperty("Values").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);

    private static IEnumerable<string> Leaves(System.Text.Json.JsonElement element, string path) =>
        element.ValueKind == System.Text.Json.JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}"))
            : [path];

    [GeneratedRegex(@"SettingNames\.(?<name>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Used();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$", RegexOptions.NonBacktracking)]
    private static partial Regex EnvironmentName();
}
