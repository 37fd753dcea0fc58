using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Intake;

/// <summary>Step 1: verify the sender on the raw bytes, keep the bytes, queue the message, answer.</summary>
public sealed class IntakeHandler(ITenants tenants, IEnumerable<ISource> sources, IIntakeStore store, HubMetrics metrics)
{
    private readonly Dictionary<string, ISource> _sources = sources.ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>Handles a request to <c>/webhooks/{tenant}/{connection}</c>. A kept message is durable when the task completes.</summary>
    public Task<IntakeAnswer> HandleAsync(string tenant, string connection, WebhookRequest request, CancellationToken ct) =>
        HubTracing.Listening
            ? IntakeSpans.RunAsync(() => AnswerAsync(tenant, connection, request, ct))
            : AnswerAsync(tenant, connection, request, ct);

    private async Task<IntakeAnswer> AnswerAsync(string tenant, string connection, WebhookRequest request, CancellationToken ct)
    {
        if (Find(tenant, connection) is not { } settings)
            return Refuse(404, "connection-unknown", "No such tenant or connection. Check the address in the sender's settings.");
        var source = _sources[settings.Source];
        if (source.Handshake(request, settings) is { } handshake) return new IntakeAnswer.Handshake(handshake);
        if (request.Method != "POST") return Refuse(405, "method-not-allowed", "Send reports by POST.");
        switch (source.Verify(request, settings))
        {
            case Verification.Accepted accepted:
                return await KeepAsync(settings, accepted, request, ct);
            case Verification.Ignored ignored:
                return new IntakeAnswer.Ignored(ignored.Status, ignored.Why);
            case Verification.Refused refused:
                return Refuse(refused.Status, refused.Code, refused.Detail);
            default:
                throw new InvalidOperationException("A source gave an answer that does not exist.");
        }
    }

    private async Task<IntakeAnswer> KeepAsync(
        ConnectionSettings connection, Verification.Accepted accepted, WebhookRequest request, CancellationToken ct)
    {
        var evidence = EvidenceHash.Of(request.Body.Span);
        var id = TransportKey(connection, accepted, evidence);
        using var keep = IntakeSpans.Keep(connection);
        using var send = Spans.Send(Queues.Inbound, id);
        var message = new InboundMessage
        {
            Id = id,
            Tenant = connection.Tenant,
            Connection = connection.Id,
            Source = connection.Source,
            Topic = accepted.Topic,
            Headers = accepted.KeptHeaders,
            Evidence = evidence,
            Trace = HubTracing.Passed(send),
            ReceivedAt = request.ReceivedAt,
        };
        var kept = await store.KeepAsync(message, request.Body, ct);
        metrics.Kept(connection, kept == KeepResult.Duplicate);
        metrics.Heard(connection);
        keep?.SetTag(SpanTags.Duplicate, kept == KeepResult.Duplicate);
        return new IntakeAnswer.Kept(accepted.AnswerStatus, message.Id, kept == KeepResult.Duplicate);
    }

    private IntakeAnswer.Refused Refuse(int status, string code, string detail)
    {
        metrics.Refused(code);
        return new IntakeAnswer.Refused(status, code, detail);
    }

    private ConnectionSettings? Find(string tenant, string connection) =>
        TenantId.TryParse(tenant, out var id)
            ? tenants.Find(id)?.Connections.FirstOrDefault(c => string.Equals(c.Id, connection, StringComparison.Ordinal))
            : null;

    // Ids and topics stand in headers that most sources do not sign. The bytes are part of the key, so that a replayed body
    // with a borrowed delivery id cannot push a genuine message out of the queue.
    internal static string TransportKey(ConnectionSettings connection, Verification.Accepted accepted, EvidenceHash evidence) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', connection.Tenant.Value, connection.Id, accepted.Topic, accepted.DeliveryId ?? "", evidence.Value))));
}

/// <summary>What intake answers.</summary>
public abstract record IntakeAnswer
{
    private IntakeAnswer()
    {
    }

    /// <summary>Durable.</summary>
    public sealed record Kept(int Status, string MessageId, bool Duplicate) : IntakeAnswer;

    /// <summary>The sender asked whether somebody is there.</summary>
    public sealed record Handshake(HandshakeAnswer Answer) : IntakeAnswer;

    /// <summary>Verified, and nothing to keep.</summary>
    public sealed record Ignored(int Status, string Why) : IntakeAnswer;

    /// <summary>Refused, with a stable code and what to do.</summary>
    public sealed record Refused(int Status, string Code, string Detail) : IntakeAnswer;
}
