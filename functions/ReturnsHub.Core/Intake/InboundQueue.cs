using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Intake;

/// <summary>How inbound messages travel on the inbound queue.</summary>
public static class InboundQueue
{
    /// <summary>Sessions a connection's messages are spread over. Facts need no order among messages; the spread bounds the sessions.</summary>
    private const int Shards = 64;

    /// <summary>The queue message for <paramref name="message"/>; <paramref name="id"/> takes the place of its own id when it is sent again on purpose.</summary>
    public static QueueMessage Message(InboundMessage message, string? id = null) =>
        new(id ?? message.Id, Session(message), JsonSerializer.SerializeToUtf8Bytes(message, HubJson.Options)) { Trace = message.Trace };

    /// <summary>Reads what <see cref="Message"/> wrote.</summary>
    /// <exception cref="JsonException">Not an inbound message.</exception>
    public static InboundMessage Read(ReadOnlyMemory<byte> body) =>
        JsonSerializer.Deserialize<InboundMessage>(body.Span, HubJson.Options) ?? throw new JsonException("The body is null.");

    private static string Session(InboundMessage message) =>
        $"{message.Tenant.Value}/{message.Connection}/{Convert.FromHexString(message.Evidence.Value.AsSpan(0, 2))[0] % Shards:D2}";
}
