using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Scenarios;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads whether a tenant is a sandbox, and the policy it has when it names none.</summary>
internal static class SandboxReader
{
    public static bool Read(ConfigNode tenant)
    {
        if (tenant.Member("sandbox") is not { } member) return false;
        if (member.Element.ValueKind is JsonValueKind.True or JsonValueKind.False) return member.Element.GetBoolean();
        member.Error("must be true or false: whether nothing of the tenant is real.");
        return false;
    }

    public static PolicySourceText Policy { get; } = new(SandboxPolicy.Document, Encoding.UTF8.GetString(SandboxPolicy.Utf8.Span));
}
