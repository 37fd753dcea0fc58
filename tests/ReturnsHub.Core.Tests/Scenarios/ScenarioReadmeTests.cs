using System.Runtime.CompilerServices;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Scenarios;

namespace ReturnsHub.Core.Tests.Scenarios;

public sealed class ScenarioReadmeTests
{
    [Fact]
    public void The_readme_lists_the_catalogue_as_it_is() =>
        File.ReadAllText(Readme()).ReplaceLineEndings("\n").ShouldBe(ScenarioReadme.Write());

    [Fact]
    public void The_sandbox_policy_is_one_that_a_merchant_could_write() =>
        PolicyReader.Read(SandboxPolicy.Utf8).Faults.ShouldBeEmpty();

    private static string Readme([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../functions/ReturnsHub.Core/Scenarios/README.md");
}
