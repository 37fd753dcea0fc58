using YamlDotNet.RepresentationModel;

namespace ReturnsHub.Infra.Tests.Workflows;

/// <summary>A GitHub workflow (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax).</summary>
/// <param name="Root">The document.</param>
/// <param name="Source">Its text, for what YAML forgets: comments.</param>
internal sealed record Workflow(YamlMappingNode Root, string Source)
{
    public static Workflow Read(string source)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(source));
        return new Workflow((YamlMappingNode)stream.Documents[0].RootNode, source);
    }

    /// <summary>The jobs by name.</summary>
    public IReadOnlyDictionary<string, YamlMappingNode> Jobs =>
        Map(Root, "jobs").Children.ToDictionary(j => ((YamlScalarNode)j.Key).Value!, j => (YamlMappingNode)j.Value, StringComparer.Ordinal);

    /// <summary>The steps of a job that runs here.</summary>
    public static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) =>
        Child(job, "steps") is YamlSequenceNode steps ? steps.Children.Cast<YamlMappingNode>() : [];

    public static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    public static string? Text(YamlMappingNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value;

    public static YamlMappingNode Map(YamlMappingNode node, string key) =>
        Child(node, key) as YamlMappingNode ?? throw new InvalidDataException($"'{key}' is missing or has nothing below it.");
}
