using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ReturnsHub.Azure.Feeds;

/// <summary>How far a reader has come in one range of partition keys.</summary>
internal sealed record FeedPlace
{
    // The client's continuation: the ranges it follows, each with how far it was read. More than one once a partition was split.
    private const string RangesInContinuation = "Continuation";
    private const string FeedRangeOf = "FeedRange";
    private const string StateOf = "State";
    private const string BordersInRange = "Range";

    /// <summary>The range, as the client writes it; set as long as nothing was read in it.</summary>
    [JsonPropertyName("r")]
    public string? Range { get; init; }

    /// <summary>The client's continuation. It names its range and follows it when a partition is split.</summary>
    [JsonPropertyName("c")]
    public string? Continuation { get; init; }

    /// <summary>The transaction behind the continuation that was read last; 0 when nothing was.</summary>
    [JsonPropertyName("t")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Transaction { get; init; }

    /// <summary>How many of its events were.</summary>
    [JsonPropertyName("n")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Events { get; init; }

    /// <summary>Whether the event at <paramref name="index"/> of <paramref name="transaction"/> is still to be read.</summary>
    public bool IsUnread(long transaction, int index) => transaction > Transaction || (transaction == Transaction && index >= Events);

    /// <summary>
    /// The place behind a page that was read to its end. One that comes shorter than on an earlier reading may end before what was read.
    /// </summary>
    public FeedPlace Behind(string continuation, long lastTransaction) => lastTransaction < Transaction
        ? this with { Range = null, Continuation = continuation }
        : new FeedPlace { Continuation = continuation };

    /// <summary>
    /// The same place in each of the parts its partition was split into, when a page's continuation tells of a split; else null. Up to the
    /// split transactions have the partition's numbers, so each part knows what was read; from then on each counts for itself, and a number
    /// of one would hide events of the other.
    /// </summary>
    /// <param name="continuation">The continuation behind a page read from here. The page itself is read again, part by part.</param>
    public IReadOnlyList<FeedPlace>? Parts(string continuation)
    {
        if (RangesOf(JsonNode.Parse(continuation)) is not { Count: > 1 } parts) return null;
        var own = Continuation is null ? null : JsonNode.Parse(Continuation);
        return [.. parts.Select(part => own is null ? this with { Range = RangeText(part) } : Part(own, part))];
    }

    private FeedPlace Part(JsonNode own, JsonObject part)
    {
        var ranges = RangesOf(own) ?? throw new InvalidCursorException();
        var around = ranges.FirstOrDefault(range => Holds(range, part)) ?? throw new InvalidCursorException();
        var envelope = own.DeepClone();
        envelope[RangesInContinuation] = new JsonArray(new JsonObject { [FeedRangeOf] = part[FeedRangeOf]!.DeepClone(), [StateOf] = around[StateOf]?.DeepClone() });
        // A place that followed several parts does not say whose number it has: better an event twice than never.
        return ranges.Count > 1 ? new FeedPlace { Continuation = envelope.ToJsonString() } : this with { Continuation = envelope.ToJsonString() };
    }

    private static List<JsonObject>? RangesOf(JsonNode? continuation) =>
        continuation is JsonObject envelope && envelope[RangesInContinuation] is JsonArray ranges ? [.. ranges.OfType<JsonObject>()] : null;

    private static bool Holds(JsonObject range, JsonObject part) =>
        string.CompareOrdinal(Border(range, "min"), Border(part, "min")) <= 0 && string.CompareOrdinal(Border(part, "max"), Border(range, "max")) <= 0;

    private static string Border(JsonObject range, string name) =>
        (string?)range[FeedRangeOf]?["value"]?[name] ?? throw new JsonException("A range of the feed has no borders.");

    private static string RangeText(JsonObject part) =>
        new JsonObject { [BordersInRange] = new JsonObject { ["min"] = Border(part, "min"), ["max"] = Border(part, "max") } }.ToJsonString();
}
