using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ReturnsHub.Infra.Tests.Workflows;

/// <summary>
/// What makes a workflow safe to run on other people's changes
/// (https://docs.github.com/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions).
/// </summary>
internal static partial class WorkflowCheck
{
    /// <summary>
    /// Commits of actions by name and version, read from the tags of each action's own repository. An update changes the row with the
    /// workflow, after somebody has looked the tag up.
    /// </summary>
    private static readonly Dictionary<string, (string Version, string Commit)> Pins = new(StringComparer.Ordinal)
    {
        ["actions/checkout"] = ("v7.0.1", "3d3c42e5aac5ba805825da76410c181273ba90b1"),
        ["actions/setup-dotnet"] = ("v6.0.0", "a98b56852c35b8e3190ac28c8c2271da59106c68"),
        ["actions/setup-node"] = ("v7.0.0", "820762786026740c76f36085b0efc47a31fe5020"),
        ["Azure/login"] = ("v3.0.1", "f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca"),
        ["Azure/setup-azd"] = ("v2.4.0", "0b7e3a35ab00f2eee7080c845eb39c3f0ebfa553"),
    };

    public static IEnumerable<string> Problems(Workflow workflow)
    {
        if (Workflow.Child(workflow.Root, "permissions") is not YamlMappingNode { Children.Count: 0 })
            yield return "the workflow itself gives rights; each job names its own";
        if (workflow.Source.Contains("pull_request_target", StringComparison.Ordinal)) yield return "pull_request_target runs others' code with rights";
        if (workflow.Source.Contains("secrets.", StringComparison.Ordinal)) yield return "a secret is used; sign in by federation instead";
        foreach (var problem in workflow.Jobs.SelectMany(j => Job(j.Key, j.Value))) yield return problem;
        foreach (var problem in Uses(workflow)) yield return problem;
    }

    private static IEnumerable<string> Job(string name, YamlMappingNode job)
    {
        if (Workflow.Child(job, "permissions") is not YamlMappingNode permissions) yield return $"{name} names no permissions";
        else
        {
            foreach (var (right, level) in permissions.Children.Select(p => (p.Key.ToString(), p.Value.ToString())))
            {
                var login = right == "id-token" && Workflow.Child(job, "environment") is not null;
                if (level == "write" && !login) yield return $"{name} may write {right}";
            }
        }

        if (Workflow.Text(job, "uses") is not null) yield break;
        if (Workflow.Text(job, "timeout-minutes") is null) yield return $"{name} has no time-out";
        foreach (var step in Workflow.Steps(job))
        {
            if (Workflow.Text(step, "run") is { } run && run.Contains("${{", StringComparison.Ordinal)) yield return $"{name} puts an expression into a script";
            if (Workflow.Text(step, "uses") is { } uses && uses.StartsWith("actions/checkout@", StringComparison.Ordinal)
                && (Workflow.Child(step, "with") is not YamlMappingNode with || Workflow.Text(with, "persist-credentials") != "false"))
                yield return $"{name} leaves its credentials behind in the checkout";
        }
    }

    private static IEnumerable<string> Uses(Workflow workflow)
    {
        foreach (Match use in Use().Matches(workflow.Source))
        {
            var (action, version) = (use.Groups["action"].Value, use.Groups["version"].Value);
            if (action.StartsWith("./", StringComparison.Ordinal)) continue;
            if (!Pins.TryGetValue(action, out var pin)) yield return $"{action} stands in no row of Pins";
            else if (use.Groups["at"].Value != pin.Commit || version != pin.Version) yield return $"{action} is not pinned to {pin.Commit} with the comment {pin.Version}";
        }
    }

    [GeneratedRegex(@"uses:\s*(?<action>[^@\s]+)(?:@(?<at>\S+))?(?:[ \t]+#[ \t]*(?<version>\S+))?", RegexOptions.NonBacktracking)]
    private static partial Regex Use();
}
