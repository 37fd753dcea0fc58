using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReturnsHub.Azure.Feeds;

/// <summary>How far a reader has come in one range of partition keys.</summary>
internal sealed record FeedPlace
{
    private const string RangesInContinuation = "Continuation";

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
    /// The place behind a page that was read to its end. Numbers of transactions count on when a partition is split, each part for itself:
    /// what was read before the split is told by them in both parts, what was read after it only on the page it was read from. A page that
    /// comes shorter on another reading may so repeat events after a split; none is ever left out.
    /// </summary>
    public FeedPlace Behind(string continuation, long lastTransaction) => lastTransaction < Transaction && Ranges(Continuation) <= 1
        ? this with { Range = null, Continuation = continuation }
        : new FeedPlace { Continuation = continuation };

    /// <summary>How many ranges a continuation follows: more than one once its partition was split.</summary>
    private static int Ranges(string? continuation)
    {
        if (continuation is null) return 1;
        using var document = JsonDocument.Parse(continuation);
        return document.RootElement.TryGetProperty(RangesInContinuation, out var ranges) && ranges.ValueKind == JsonValueKind.Array ? ranges.GetArrayLength() : int.MaxValue;
    }
}
