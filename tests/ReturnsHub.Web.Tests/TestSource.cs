using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Web.Tests;

/// <summary>The least a source can be: one signature, one topic. What real sources do is tested where they are.</summary>
internal sealed class TestSource : ISource
{
    public const string SourceName = "test";

    public string Name => SourceName;

    public IReadOnlyList<string> Check(ConnectionSettings connection) => [];

    public HandshakeAnswer? Handshake(WebhookRequest request, ConnectionSettings connection) =>
        request.Method == "GET" && request.Query("challenge") is { } challenge ? new HandshakeAnswer(200, "text/plain", challenge) : null;

    public Verification Verify(WebhookRequest request, ConnectionSettings connection)
    {
        if (request.Header("X-Signature") is not { } signature) return new Verification.Refused(401, "signature-missing", "Sign the body.");
        var given = new byte[64];
        if (!Convert.TryFromBase64String(signature, given, out var length)) return new Verification.Refused(401, "signature-invalid", "Send base64.");
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(connection.Secrets[0]), request.Body.Span);
        if (!CryptographicOperations.FixedTimeEquals(given.AsSpan(0, length), expected)) return new Verification.Refused(401, "signature-invalid", "Check the secret.");
        return request.Header("X-Topic") == "ping"
            ? new Verification.Ignored(200, "a \"ping\"")
            : new Verification.Accepted(request.Header("x-topic") ?? "", request.Header("X-Id"), new Dictionary<string, string>(StringComparer.Ordinal));
    }

    public Normalised Normalise(InboundMessage message, ReadOnlyMemory<byte> raw)
    {
        if (message.Topic != "parcel") return new Normalised.Unreadable("topic-unknown", "The topic is not one this adapter reads.");
        string? number;
        try
        {
            using var document = JsonDocument.Parse(raw);
            number = document.RootElement.GetProperty("tracking").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new Normalised.Unreadable("unreadable-json", "The body is not the JSON it should be.");
        }

        return new Normalised.Read(new Fact
        {
            Id = $"test:{message.Id}",
            Tenant = message.Tenant,
            Subject = new Subject.Named([LookupKey.Tracking(number!)]),
            Connection = message.Connection,
            OccurredAt = message.ReceivedAt,
            Actor = Actor.Connection(message.Connection),
            Evidence = message.Evidence,
            Body = new ParcelReported(number!, "UPS", TrackingStatus.InTransit, "I"),
        });
    }
}
