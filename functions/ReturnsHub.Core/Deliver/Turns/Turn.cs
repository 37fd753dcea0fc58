using System.Text.Json;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Core.Deliver.Turns;

/// <summary>
/// Whose turn it is in a session that is behind: kept as the session's note while a delivery waits for its next attempt, and gone when
/// the session has caught up. Which deliveries wait behind is not listed: it follows from the return's stream.
/// </summary>
internal sealed record Turn
{
    /// <summary>The delivery whose turn it is.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>Its event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Its event's place on the stream.</summary>
    public required long Sequence { get; init; }

    /// <summary>The attempt its copy is for. The copy was sent before this was written.</summary>
    public required int Attempt { get; init; }

    /// <summary>When that copy comes due.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Events up to this place have been handed out: those after <see cref="Sequence"/> wait behind it.</summary>
    public required long Through { get; init; }

    /// <summary>Reads what <see cref="Write"/> wrote; null when the session is not behind.</summary>
    /// <exception cref="JsonException">Not a note of the hub.</exception>
    public static Turn? Read(ReadOnlyMemory<byte> note) => note.IsEmpty ? null : JsonSerializer.Deserialize<Turn>(note.Span, HubJson.Options);

    /// <summary>The session's note.</summary>
    public static ReadOnlyMemory<byte> Write(Turn? turn) =>
        turn is null ? ReadOnlyMemory<byte>.Empty : JsonSerializer.SerializeToUtf8Bytes(turn, HubJson.Options);
}
