using System.Text.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Core.Deliver;

/// <summary>
/// What a delivery's message carries: the event, or nothing when it is larger than a message takes. The event stands on its stream, and
/// the delivery's id names it, so an empty body is the claim check.
/// </summary>
public static class DeliveryBody
{
    /// <summary>The body for an event.</summary>
    public static ReadOnlyMemory<byte> Of(RecordedEvent e) => Of(CloudEventJson.Write(e));

    /// <summary>The body for an event in its wire form.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> wire) => wire.Length <= QueueMessage.MostBytes ? wire : ReadOnlyMemory<byte>.Empty;

    /// <summary>The event of a delivery: from the body, or from the stream when that is empty.</summary>
    /// <exception cref="JsonException">The body is no event this version knows, or the id names none that is stored.</exception>
    public static async Task<RecordedEvent> ReadAsync(IReturnStore returns, TenantId tenant, string deliveryId, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (!body.IsEmpty) return CloudEventJson.Read(body);
        return (DeliveryIds.EventOf(deliveryId) is { } id ? await returns.FindEventAsync(tenant, id, ct) : null)
            ?? throw new JsonException("The delivery has no body, and its id names no event that is stored.");
    }
}
