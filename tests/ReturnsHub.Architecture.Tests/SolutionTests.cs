using System.Text.RegularExpressions;

namespace ReturnsHub.Architecture.Tests;

/// <summary>The Functions app asks for packages that are not to be had everywhere: only the configuration Azure builds it, and that one builds everything.</summary>
public partial class SolutionTests
{
    private static readonly string Solution = File.ReadAllText(Repository.Path("ReturnsHub.sln"));

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public void Every_project_but_the_functions_app_is_built_everywhere(string configuration) =>
        Projects().Where(p => !Solution.Contains($"{p.Id}.{configuration}|Any CPU.Build.0 = {configuration}|Any CPU", StringComparison.Ordinal))
            .Select(p => p.Name).ShouldBe(["ReturnsHub.Functions"]);

    [Fact]
    public void The_configuration_azure_builds_everything() =>
        Projects().Where(p => !Solution.Contains($"{p.Id}.Azure|Any CPU.Build.0 = Release|Any CPU", StringComparison.Ordinal)).ShouldBeEmpty();

    private static IReadOnlyList<(string Name, string Id)> Projects()
    {
        var projects = ProjectLine().Matches(Solution).Select(m => (m.Groups["name"].Value, m.Groups["id"].Value)).ToList();
        projects.Count.ShouldBeGreaterThan(15);
        return projects;
    }

    [GeneratedRegex(@"= ""(?<name>[\w.]+)"", ""[^""]+\.csproj"", ""(?<id>\{[0-9A-F-]+\})""", RegexOptions.NonBacktracking)]
    private static partial Regex ProjectLine();
}
