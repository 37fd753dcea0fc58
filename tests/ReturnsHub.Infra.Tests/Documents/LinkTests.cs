using System.Text.RegularExpressions;
using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Documents;

/// <summary>What the infrastructure's documents and alarms point to is there.</summary>
public partial class LinkTests
{
    public static TheoryData<string> Documents => ["infra/README.md", "infra/COST.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_file_leads_to_one(string document)
    {
        var folder = Path.GetDirectoryName(Repository.Path(document))!;
        var links = Link().Matches(File.ReadAllText(Repository.Path(document))).Select(m => m.Groups["to"].Value).Where(l => !l.Contains("://", StringComparison.Ordinal)).ToList();
        links.ShouldNotBeEmpty();
        foreach (var link in links)
        {
            var parts = link.Split('#');
            var file = parts[0].Length == 0 ? Repository.Path(document) : Path.GetFullPath(Path.Combine(folder, parts[0]));
            (File.Exists(file) || Directory.Exists(file)).ShouldBeTrue(link);
            if (parts.Length == 2) Anchors(file).ShouldContain(parts[1], link);
        }
    }

    [Fact]
    public void Every_alarm_names_a_section_that_says_what_to_do()
    {
        var alarms = new[] { "metric-alerts", "log-alerts" }.SelectMany(m => Walk.All(Infra.Module(m)).OfType<Text>())
            .SelectMany(t => t.Texts).Where(t => t.Contains("infra/README.md#", StringComparison.Ordinal)).ToList();
        alarms.Count.ShouldBe(9);
        foreach (var alarm in alarms) Anchors(Repository.Path("infra", "README.md")).ShouldContain(alarm.Split('#')[1], alarm);
    }

    [Fact]
    public void Every_setting_of_azd_is_explained()
    {
        var readme = File.ReadAllText(Repository.Path("infra", "README.md"));
        foreach (Match name in Setting().Matches(File.ReadAllText(Repository.Path("infra", "main.parameters.json"))))
            readme.ShouldContain(name.Value, customMessage: name.Value);
    }

    private static IEnumerable<string> Anchors(string file) => File.ReadLines(file).Where(l => l.StartsWith('#'))
        .Select(l => l.TrimStart('#').Trim().ToLowerInvariant().Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex("RETURNSHUB_[A-Z_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Setting();
}
