using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads a tenant's policy: written in the configuration, or in a file beside it.</summary>
internal sealed class PolicySource(string directory)
{
    public PolicySourceText? Read(ConfigNode node)
    {
        if (node.Element.ValueKind == JsonValueKind.Object) return Read(node, Encoding.UTF8.GetBytes(node.Element.GetRawText()), "");
        if (node.Text("the policy, or the name of its file") is not { } name) return null;
        try
        {
            return Read(node, File.ReadAllBytes(Path.Combine(directory, name)), $"{name}: ");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            node.Error($"names the file '{Clip.Of(name)}', which cannot be read beside this one. Put it there or write the policy here.");
            return null;
        }
    }

    private static PolicySourceText? Read(ConfigNode node, ReadOnlyMemory<byte> text, string where)
    {
        var result = PolicyReader.Read(text);
        foreach (var fault in result.Faults) node.Error($"{where}{fault}");
        return result.Policy is { } policy ? new PolicySourceText(policy, Encoding.UTF8.GetString(text.Span).TrimStart('\uFEFF')) : null;
    }
}

/// <summary>A policy and the text it was read from.</summary>
internal sealed record PolicySourceText(PolicyDocument Policy, string Text);
