using ReturnsHub.Core.Intake.Batches;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Sources.Json;
using ReturnsHub.Sources.Signatures;
using ReturnsHub.Sources.Warehouse.Batches;

namespace ReturnsHub.Sources.Warehouse;

/// <summary>
/// The hub's own contract for warehouses (README.md in this folder), signed with Standard Webhooks
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
/// </summary>
/// <param name="time">The clock against which the signed timestamp is judged.</param>
public sealed class WarehouseSource(TimeProvider time) : ISource, IBatchSource
{
    /// <inheritdoc />
    public string Name => "warehouse";

    /// <inheritdoc />
    public IReadOnlyList<string> Check(ConnectionSettings connection) =>
    [
        .. SecretCheck.Of(connection, "the secret shared with the warehouse"),
        .. connection.Secrets.Index()
            .Where(s => !string.IsNullOrWhiteSpace(s.Item) && StandardWebhooks.Key(s.Item) is null)
            .Select(s => $"secrets[{s.Index}]: it is not a Standard Webhooks secret. Write it as 'whsec_' and base64 of 24 to 64 bytes."),
    ];

    /// <inheritdoc />
    public Verification Verify(WebhookRequest request, ConnectionSettings connection)
    {
        var id = request.Header(StandardWebhooks.IdHeader);
        var timestamp = request.Header(StandardWebhooks.TimestampHeader);
        var signature = request.Header(StandardWebhooks.SignatureHeader);
        return StandardWebhooks.Verify(connection.Secrets, id, timestamp, signature, request.Body.Span, time.GetUtcNow(), out var failure)
            ? new Verification.Accepted("", id, new Dictionary<string, string>(StringComparer.Ordinal))
            : new Verification.Refused(401, failure, "Sign by Standard Webhooks with one of the connection's secrets, and with a time within five minutes of now.");
    }

    /// <inheritdoc />
    public Normalised Normalise(InboundMessage message, ReadOnlyMemory<byte> raw) => Reading.Of(raw, body => WarehouseReport.Read(message, body));

    /// <inheritdoc />
    public IEnumerable<BatchRow> Split(BatchFormat format, ReadOnlyMemory<byte> file) => WarehouseFiles.Split(format, file);
}
