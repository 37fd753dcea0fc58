using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Core.Policies.Comparing;

/// <summary>Says in words what a rule is and how two rules differ, member by member as the document has them.</summary>
internal static class RuleWords
{
    private const int Longest = 300;

    /// <summary>What a value of the document says, without its id and what is left empty.</summary>
    public static string Of(JsonNode? value) => Clip.Of(
        value is JsonObject members
            ? string.Join(", ", members.Where(m => m.Key != "id" && m.Value is not (null or JsonArray { Count: 0 })).Select(m => $"{m.Key} {Short(m.Value)}"))
            : Short(value),
        Longest);

    /// <summary>How two values differ; null when they do not.</summary>
    public static string? Difference(JsonNode? old, JsonNode? now)
    {
        if (JsonNode.DeepEquals(old, now)) return null;
        if (old is not JsonObject before || now is not JsonObject after) return Clip.Of($"{Short(old)} → {Short(now)}", Longest);
        var names = before.Select(m => m.Key).Union(after.Select(m => m.Key), StringComparer.Ordinal);
        return Clip.Of(
            string.Join("; ", names.Where(n => !JsonNode.DeepEquals(before[n], after[n])).Select(n => $"{n}: {Short(before[n])} → {Short(after[n])}")), Longest);
    }

    public static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, HubJson.Document);

    public static string Clipped(string text) => Clip.Of(text, Longest);

    /// <summary>Whether a member says no more than if it were left out.</summary>
    public static bool IsEmpty(JsonNode? value) => value is null or JsonArray { Count: 0 } || value.GetValueKind() == JsonValueKind.False;

    private static string Short(JsonNode? value) => value switch
    {
        null => "none",
        JsonArray list => $"[{string.Join(", ", list.Select(Short))}]",
        JsonObject o => o.ToJsonString(HubJson.Options),
        _ => value.ToString(),
    };
}
