using System.Text.RegularExpressions;
using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Checks;

/// <summary>Built-in roles by their ids; a GUID in a Bicep file is one of these or a mistake.</summary>
internal static partial class Roles
{
    /// <summary>
    /// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles; the last one from
    /// https://learn.microsoft.com/azure/cosmos-db/nosql/reference-data-plane-roles.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string> BuiltIn = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["090c5cfd-751d-490a-894a-3ce6f1109419"] = "Azure Service Bus Data Owner",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "Azure Service Bus Data Receiver",
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = "Azure Service Bus Data Sender",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"] = "Cognitive Services OpenAI User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["00000000-0000-0000-0000-000000000002"] = "Cosmos DB Built-in Data Contributor",
    };

    public static IEnumerable<string> Problems(BicepFile file)
    {
        foreach (var text in Walk.All(file).OfType<Text>())
        {
            foreach (Match guid in text.Texts.SelectMany(t => Guid().Matches(t)))
            {
                if (!BuiltIn.ContainsKey(guid.Value)) yield return $"{file.Path}:{text.Line}: {guid.Value} is no role that is known here";
            }
        }

        foreach (var assignment in file.Resources.Where(r => !r.Existing && r.Source!.StartsWith("Microsoft.Authorization/roleAssignments@", StringComparison.Ordinal)))
        {
            if (assignment.Body?["scope"] is null) yield return $"{file.Path}:{assignment.Line}: {assignment.Symbol} has no scope, so it is good for everything in the group";
            // People are named by whoever deploys, never in a file.
            var principal = (assignment.Body?["properties"] as ObjectValue)?["principalType"];
            if (principal is not Name { Symbol: "principalType" } && new Constant(file).Of(principal) is not "ServicePrincipal")
                yield return $"{file.Path}:{assignment.Line}: {assignment.Symbol} is not for an identity of a service";
        }
    }

    /// <summary>The name of a variable's property for a role: "Storage Blob Data Owner" is <c>storageBlobDataOwner</c>.</summary>
    public static string Symbol(string role)
    {
        var name = string.Concat(role.Replace("Azure ", "", StringComparison.Ordinal).Split(' ', '-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Guid();
}
