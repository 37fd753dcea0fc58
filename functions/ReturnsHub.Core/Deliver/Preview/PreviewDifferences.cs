using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Deliver.Preview;

/// <summary>A place where two profiles book differently.</summary>
/// <param name="EventId">The event.</param>
/// <param name="EventType">Its wire type.</param>
/// <param name="Number">The document's number; the gap's category where no document is concerned.</param>
/// <param name="Path">The place in the document: <c>lines[0].account</c>; empty for a whole document.</param>
/// <param name="Before">What stood there, as JSON; null when there was nothing.</param>
/// <param name="After">What stands there, as JSON; null when there is nothing.</param>
public sealed record PreviewDifference(Guid EventId, string EventType, string Number, string Path, string? Before, string? After);

/// <summary>Compares what two profiles book for the same events.</summary>
public static class PreviewDifferences
{
    /// <summary>Every difference, in the order of events and documents.</summary>
    public static IReadOnlyList<PreviewDifference> Between(IReadOnlyList<BookingPreview> before, IReadOnlyList<BookingPreview> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var later = after.ToDictionary(p => p.EventId);
        var differences = new List<PreviewDifference>();
        foreach (var old in before)
        {
            if (!later.TryGetValue(old.EventId, out var now)) throw new ArgumentException("The two sides preview different events.", nameof(after));
            Documents(old, now, differences);
            Gaps(old, now, differences);
        }

        return differences;
    }

    private static void Documents(BookingPreview old, BookingPreview now, List<PreviewDifference> differences)
    {
        foreach (var number in old.Documents.Concat(now.Documents).Select(d => d.Number).Distinct(StringComparer.Ordinal))
        {
            var (was, becomes) = (Find(old, number), Find(now, number));
            Walk("", was, becomes, (path, x, y) => differences.Add(new PreviewDifference(old.EventId, old.EventType, number, path, Text(x), Text(y))));
        }
    }

    private static void Gaps(BookingPreview old, BookingPreview now, List<PreviewDifference> differences)
    {
        foreach (var gone in old.Gaps.Except(now.Gaps)) differences.Add(new PreviewDifference(old.EventId, old.EventType, gone.Category, "", gone.What, null));
        foreach (var come in now.Gaps.Except(old.Gaps)) differences.Add(new PreviewDifference(old.EventId, old.EventType, come.Category, "", null, come.What));
    }

    private static JsonNode? Find(BookingPreview preview, string number) =>
        preview.Documents.FirstOrDefault(d => string.Equals(d.Number, number, StringComparison.Ordinal))?.Document;

    private static void Walk(string path, JsonNode? was, JsonNode? becomes, Action<string, JsonNode?, JsonNode?> differ)
    {
        switch (was, becomes)
        {
            case (JsonObject a, JsonObject b):
                foreach (var name in a.Select(m => m.Key).Union(b.Select(m => m.Key), StringComparer.Ordinal))
                    Walk(path.Length == 0 ? name : $"{path}.{name}", a[name], b[name], differ);
                break;
            case (JsonArray a, JsonArray b):
                for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
                    Walk($"{path}[{i}]", i < a.Count ? a[i] : null, i < b.Count ? b[i] : null, differ);
                break;
            default:
                if (!JsonNode.DeepEquals(was, becomes)) differ(path, was, becomes);
                break;
        }
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node?.ToJsonString(HubJson.Options);
}
