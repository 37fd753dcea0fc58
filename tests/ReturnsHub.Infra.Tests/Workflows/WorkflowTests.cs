using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ReturnsHub.Infra.Tests.Workflows;

public partial class WorkflowTests
{
    private const string Good = """
        on: push
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            timeout-minutes: 10
            permissions:
              contents: read
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  persist-credentials: false
              - run: dotnet build
        """;

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Repository.Path(".github", "workflows"), "*.yml").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_workflow_has_least_rights_pinned_actions_time_outs_and_no_secrets(string file) =>
        WorkflowCheck.Problems(Workflow.Read(File.ReadAllText(Repository.Path(".github", "workflows", file)))).ShouldBeEmpty();

    [Theory]
    [InlineData("", "", null)]
    [InlineData("permissions: {}\n", "", "the workflow itself gives rights; each job names its own")]
    [InlineData("permissions: {}", "permissions: write-all", "the workflow itself gives rights; each job names its own")]
    [InlineData("contents: read", "contents: write", "build may write contents")]
    [InlineData("contents: read", "id-token: write", "build may write id-token")]
    [InlineData("    timeout-minutes: 10\n", "", "build has no time-out")]
    [InlineData("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7", "actions/checkout is not pinned to 3d3c42e5aac5ba805825da76410c181273ba90b1 with the comment v7.0.1")]
    [InlineData("# v7.0.1", "# v6.0.0", "actions/checkout is not pinned to 3d3c42e5aac5ba805825da76410c181273ba90b1 with the comment v7.0.1")]
    [InlineData("actions/checkout", "somebody/checkout", "somebody/checkout stands in no row of Pins")]
    [InlineData("persist-credentials: false", "fetch-depth: 1", "build leaves its credentials behind in the checkout")]
    [InlineData("run: dotnet build", "run: echo ${{ github.head_ref }}", "build puts an expression into a script")]
    [InlineData("run: dotnet build", "run: echo\n        env:\n          KEY: ${{ secrets.KEY }}", "a secret is used; sign in by federation instead")]
    [InlineData("on: push", "on: pull_request_target", "pull_request_target runs others' code with rights")]
    public void A_workflow_that_is_less_careful_is_noticed(string replace, string with, string? problem)
    {
        var problems = WorkflowCheck.Problems(Workflow.Read(replace.Length == 0 ? Good : Good.Replace(replace, with, StringComparison.Ordinal)));
        if (problem is null) problems.ShouldBeEmpty();
        else problems.ShouldContain(problem);
    }

    [Fact]
    public void Deployments_of_one_stage_never_run_beside_each_other_and_wait_for_the_tests()
    {
        var deploy = Workflow.Read(File.ReadAllText(Repository.Path(".github", "workflows", "deploy.yml"))).Jobs["deploy"];
        Workflow.Text(deploy, "needs").ShouldBe("ci");
        Workflow.Text(Workflow.Map(deploy, "concurrency"), "cancel-in-progress").ShouldBe("false");
        Workflow.Text(deploy, "environment").ShouldNotBeNull();
    }

    [Fact]
    public void What_a_deployment_sets_is_what_azd_reads()
    {
        var deploy = Workflow.Read(File.ReadAllText(Repository.Path(".github", "workflows", "deploy.yml"))).Jobs["deploy"];
        var set = Workflow.Map(deploy, "env").Children.Keys.Select(k => ((YamlScalarNode)k).Value!).Where(k => k.StartsWith("RETURNSHUB_", StringComparison.Ordinal));
        var parameters = File.ReadAllText(Repository.Path("infra", "main.parameters.json"));
        // A setting that only a laptop passes on would be taken back by the next deployment.
        Setting().Matches(parameters).Select(m => m.Groups["name"].Value).ShouldBe(set, ignoreOrder: true);
    }

    [Fact]
    public void A_deployment_without_a_configuration_stops_before_it_replaces_one()
    {
        var deploy = Workflow.Read(File.ReadAllText(Repository.Path(".github", "workflows", "deploy.yml"))).Jobs["deploy"];
        var puts = Workflow.Steps(deploy).Select(s => Workflow.Text(s, "run")).Single(r => r?.Contains("> returnshub.json", StringComparison.Ordinal) == true)!;
        foreach (var name in new[] { "CONFIGURATION", "POLICY" })
            puts.IndexOf($"${{{name}:?", StringComparison.Ordinal).ShouldBeInRange(0, puts.IndexOf("> returnshub.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Actions_and_packages_are_kept_up_to_date()
    {
        var updates = (YamlSequenceNode)Workflow.Child(Workflow.Read(File.ReadAllText(Repository.Path(".github", "dependabot.yml"))).Root, "updates")!;
        var watched = updates.Children.Cast<YamlMappingNode>().Select(u => (Workflow.Text(u, "package-ecosystem"), Folder: Workflow.Text(u, "directory"))).ToList();
        watched.Select(w => w.Item1).ShouldBe(["github-actions", "nuget", "npm"]);
        watched.ShouldAllBe(w => Directory.Exists(Repository.Path(w.Folder!.TrimStart('/'))));
    }

    [Fact]
    public void Azd_finds_the_app_the_template_and_the_hooks()
    {
        var azd = Workflow.Read(File.ReadAllText(Repository.Path("azure.yaml"))).Root;
        var infra = Workflow.Map(azd, "infra");
        File.Exists(Repository.Path(Workflow.Text(infra, "path")!, Workflow.Text(infra, "module")! + ".bicep")).ShouldBeTrue();
        var hooks = Workflow.Map(azd, "hooks").Children.Values.Cast<YamlMappingNode>().SelectMany(h => h.Children.Values.Cast<YamlMappingNode>());
        foreach (var hook in hooks) File.Exists(Repository.Path(Workflow.Text(hook, "run")!)).ShouldBeTrue();

        var service = Workflow.Map(azd, "services").Children.Keys.Select(k => ((YamlScalarNode)k).Value).ShouldHaveSingleItem();
        File.ReadAllText(Infra.Module("function-app").Path).ShouldContain($"'azd-service-name': '{service}'");
    }

    [GeneratedRegex(@"\$\{(?<name>RETURNSHUB_\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Setting();
}
