using System.Text.RegularExpressions;

namespace ReturnsHub.Architecture.Tests;

/// <summary>Every log line has an id, a name and a fixed text, and stands in the table people read.</summary>
public partial class LogTests
{
    [Fact]
    public void Every_log_line_is_declared_with_its_id_and_name()
    {
        var loose = from file in Sources() from line in File.ReadLines(file) where LooseCall().IsMatch(line) select $"{file}: {line.Trim()}";

        loose.ShouldBeEmpty();
    }

    [Fact]
    public void The_table_of_log_lines_is_what_is_declared()
    {
        var declared = Sources().SelectMany(file => Declared().Matches(File.ReadAllText(file)))
            .Select(m => $"{m.Groups["id"].Value} {m.Groups["name"].Value} {m.Groups["level"].Value}").ToList();
        var table = TableRow().Matches(File.ReadAllText(Repository.Path("functions", "ReturnsHub.Core", "Telemetry", "README.md")))
            .Select(m => $"{m.Groups["id"].Value} {m.Groups["name"].Value} {m.Groups["level"].Value}");

        declared.Select(d => d.Split(' ')[0]).ShouldBeUnique();
        table.Order(StringComparer.Ordinal).ShouldBe(declared.Order(StringComparer.Ordinal));
        declared.Count.ShouldBe(Sources().Sum(file => Attribute().Count(File.ReadAllText(file))), "a declaration names id, name and level in this order");
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Repository.Path("functions"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LooseCall();

    [GeneratedRegex(@"\[LoggerMessage\(\s*EventId = (?<id>\d+), EventName = ""(?<name>\w+)"", Level = LogLevel\.(?<level>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declared();

    [GeneratedRegex(@"\[LoggerMessage\(", RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^\| (?<id>\d+) \| `(?<name>\w+)` \| (?<level>\w+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableRow();
}
