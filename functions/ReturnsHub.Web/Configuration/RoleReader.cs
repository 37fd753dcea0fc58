using System.Text.Json;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads the roles of a key's holder, and tells who wrote a role of former versions what to write now.</summary>
internal static class RoleReader
{
    private static readonly Dictionary<string, string> Former = new(StringComparer.Ordinal)
    {
        ["read"] = "'auditor' for a person, 'integration' for a system that reads the feed",
        ["operate"] = "'clerk', 'receiver' or 'inspector' by what they do, and 'administrator' for replays and redrives",
        ["approve"] = "'approver', or 'controller' for who answers for the money",
        ["admin"] = "'administrator', and the roles of the work they really do: no role includes the others any more",
    };

    public static IReadOnlyList<Role> Read(ConfigNode key)
    {
        var roles = new List<Role>();
        foreach (var item in key.Items("roles", "what the holder is to the hub, such as clerk", required: true))
        {
            if (item.Text("a role") is not { } name) continue;
            if (AccessNames.RoleOf(name) is { } role) roles.Add(role);
            else if (Former.TryGetValue(name, out var now)) item.Error($"is not a role any more. Write {now}.");
            else item.Error($"must be one of {string.Join(", ", Enum.GetValues<Role>().Select(AccessNames.Of))}.");
        }

        if (key.Member("roles") is { Element: { ValueKind: JsonValueKind.Array } array } named && array.GetArrayLength() == 0)
            named.Error("names no role, so the key would open nothing. Name one, or take the key away.");
        return [.. roles.Distinct()];
    }
}
