using System.Text.RegularExpressions;

namespace ReturnsHub.Architecture.Tests;

/// <summary>What a reader may rely on when looking around in the repository.</summary>
public partial class HouseTests
{
    private static readonly string[] TopLevel =
    [
        "functions", "infra", "tests", "ReturnsHub.sln", "host.json", "local.settings.sample.json", "README.md",
        "global.json", "nuget.config", "azure.yaml", "LICENSE", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "package.json", "package-lock.json",
    ];

    [Fact]
    public void Nothing_stands_at_the_top_level_that_does_not_belong_there()
    {
        var there = Directory.EnumerateFileSystemEntries(Repository.Root).Select(e => Path.GetFileName(e)!)
            .Where(n => !n.StartsWith('.') && !n.StartsWith("Directory.", StringComparison.Ordinal) && n is not ("artifacts" or "TestResults" or "returnshub-data" or "returnshub.json" or "policy.json"));
        there.ShouldBeSubsetOf(TopLevel);
    }

    [Fact]
    public void Every_package_version_says_why_it_is_there()
    {
        var lines = File.ReadAllLines(Repository.Path("Directory.Packages.props"));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Contains("<PackageVersion", StringComparison.Ordinal))
                lines[i - 1].Trim().ShouldStartWith("<!--", customMessage: $"Line {i + 1}: {lines[i].Trim()}");
        }
    }

    [Fact]
    public void Test_projects_mirror_the_projects_they_test()
    {
        var projects = Directory.EnumerateDirectories(Repository.Path("functions")).Select(d => Path.GetFileName(d)!).ToHashSet(StringComparer.Ordinal);
        var tested = Directory.EnumerateDirectories(Repository.Path("tests")).Select(d => Path.GetFileName(d)!)
            .Where(n => n.EndsWith(".Tests", StringComparison.Ordinal) && n is not ("ReturnsHub.Architecture.Tests" or "ReturnsHub.Infra.Tests"))
            .Select(n => n[..^".Tests".Length]);
        tested.ShouldBeSubsetOf(projects);
    }

    [Fact]
    public void No_source_file_is_left_unfinished()
    {
        var left = from root in new[] { "functions", "tests" }
                   from file in Directory.EnumerateFiles(Repository.Path(root), "*.cs", SearchOption.AllDirectories)
                   where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                   from line in File.ReadLines(file)
                   where Unfinished().IsMatch(line)
                   select $"{file}: {line.Trim()}";
        left.ShouldBeEmpty();
    }

    [Fact]
    public void No_assertion_is_skipped_when_what_it_looks_at_is_null()
    {
        var skipped = from file in Directory.EnumerateFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories)
                      where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                      from line in File.ReadLines(file)
                      where SkippedAssertion().IsMatch(line)
                      select $"{file}: {line.Trim()}";
        skipped.ShouldBeEmpty("After ?. the assertion is part of what is skipped: put what stands before it in parentheses.");
    }

    [GeneratedRegex(@"\?\.[A-Za-z0-9_.!]+\.Should[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex SkippedAssertion();

    [GeneratedRegex(@"\bNotImplemented[E]xception|\b(?:TO[D]O|FIX[M]E|HA[C]K)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Unfinished();
}
