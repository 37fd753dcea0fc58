using ReturnsHub.Core.Normalise;

namespace ReturnsHub.Core.Intake;

/// <summary>A connection's settings, as the configuration file gives them.</summary>
public sealed record ConnectionSettings
{
    /// <summary>Whose connection.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Its name within the tenant: 2 to 40 characters of <c>a-z 0-9 -</c>. Part of every return's identity: never rename it.</summary>
    public required string Id { get; init; }

    /// <summary>The source adapter: <c>shopify</c>, <c>easypost</c>, <c>warehouse</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Secrets that verify senders; any one of them does, so that a secret can be rotated.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Secrets with which the hub calls the system itself, by name: <c>adminToken</c>. Read as <see cref="Secrets"/> are.</summary>
    public IReadOnlyDictionary<string, string> Credentials { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Further settings of the adapter, by name: <c>shopDomain</c>.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc />
    public override string ToString() => $"{Tenant}/{Id} ({Source})";
}

/// <summary>A request at the door, before anything has been believed.</summary>
public sealed record WebhookRequest
{
    /// <summary>HTTP method, upper case.</summary>
    public required string Method { get; init; }

    /// <summary>A header's value by name, in any case; null when it is absent. Several values are joined with a comma.</summary>
    public required Func<string, string?> Header { get; init; }

    /// <summary>A query parameter's value; null when it is absent.</summary>
    public required Func<string, string?> Query { get; init; }

    /// <summary>The body as received, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When the hub received it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>A reporting system: how its messages are verified and what they say.</summary>
public interface ISource
{
    /// <summary>Its name in settings and paths: <c>shopify</c>.</summary>
    string Name { get; }

    /// <summary>What is wrong with a connection's settings, each in a sentence that says what to fix; empty when nothing is.</summary>
    IReadOnlyList<string> Check(ConnectionSettings connection);

    /// <summary>Answers a handshake (a GET or OPTIONS, or a ping), or null when the request is none.</summary>
    HandshakeAnswer? Handshake(WebhookRequest request, ConnectionSettings connection) => null;

    /// <summary>Verifies the sender on the raw bytes, in constant time, and says where the message belongs. Parses nothing it need not.</summary>
    Verification Verify(WebhookRequest request, ConnectionSettings connection);

    /// <summary>Reads a verified message. Pure: the same message and bytes give the same facts. Never throws for what the bytes say.</summary>
    Normalised Normalise(InboundMessage message, ReadOnlyMemory<byte> raw);
}

/// <summary>The answer to a handshake.</summary>
public sealed record HandshakeAnswer(int Status, string ContentType, string Body, IReadOnlyDictionary<string, string>? Headers = null);

/// <summary>Whether a sender is who it says.</summary>
public abstract record Verification
{
    private Verification()
    {
    }

    /// <summary>It is. <paramref name="DeliveryId"/> is the sender's id of this delivery; null where there is none: the bytes are their own id.</summary>
    public sealed record Accepted(string Topic, string? DeliveryId, IReadOnlyDictionary<string, string> KeptHeaders, int AnswerStatus = 202) : Verification;

    /// <summary>It is not, or cannot be told. <paramref name="Status"/> is what the source's documentation asks for; <paramref name="Code"/> is stable.</summary>
    public sealed record Refused(int Status, string Code, string Detail) : Verification;

    /// <summary>Verified, and nothing to keep: a ping or a test event. Answered with <paramref name="Status"/>.</summary>
    public sealed record Ignored(int Status, string Why) : Verification;
}
