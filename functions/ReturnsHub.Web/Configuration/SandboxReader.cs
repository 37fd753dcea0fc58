using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Tenancy;

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

    /// <summary>Refuses a sandbox that would play its scenarios into the books of a tenant that is none.</summary>
    public static void Apart(ConfigNode root, IReadOnlyList<Tenant> tenants, ConfigurationVocabulary known)
    {
        var books = tenants.SelectMany(t => t.Consumers.Select(c => (Tenant: t, Consumer: c, Of: known.BooksOf(c)))).Where(b => b.Of is not null);
        foreach (var same in books.GroupBy(b => b.Of, StringComparer.Ordinal))
        {
            if (same.FirstOrDefault(b => !b.Tenant.Sandbox) is not { Consumer: { } real }) continue;
            foreach (var (_, play, _) in same.Where(b => b.Tenant.Sandbox))
                root.Member("tenants")!.Error($"lets the sandbox consumer {play.Tenant}/{play.Id} book into the same books as {real.Tenant}/{real.Id}: scenarios would stand among real documents. Give the sandbox a company of its own.");
        }
    }

    public static PolicySourceText Policy { get; } = new(SandboxPolicy.Document, Encoding.UTF8.GetString(SandboxPolicy.Utf8.Span));
}
