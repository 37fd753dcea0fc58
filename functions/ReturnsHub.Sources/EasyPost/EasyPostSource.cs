using ReturnsHub.Sources.Json;
using ReturnsHub.Sources.Signatures;

namespace ReturnsHub.Sources.EasyPost;

/// <summary>EasyPost's webhooks (https://docs.easypost.com/docs/webhooks): where parcels are.</summary>
public sealed class EasyPostSource : ISource
{
    private const string SignatureHeader = "x-hmac-signature";
    private const string SignaturePrefix = "hmac-sha256-hex=";

    /// <inheritdoc />
    public string Name => "easypost";

    /// <inheritdoc />
    public IReadOnlyList<string> Check(ConnectionSettings connection) =>
    [
        .. SecretCheck.Of(connection, "the webhook secret set at EasyPost"),
        .. connection.Secrets.Index()
            .Where(s => !LatinDecomposition.Knows(s.Item))
            .Select(s => $"secrets[{s.Index}]: it has characters beyond European letters. Set another at EasyPost, best of ASCII only."),
    ];

    /// <inheritdoc />
    /// <remarks>The key is the secret in Unicode form KD; the body's own event id tells deliveries apart, so no header is needed.</remarks>
    public Verification Verify(WebhookRequest request, ConnectionSettings connection)
    {
        var signature = request.Header(SignatureHeader)?.Trim();
        if (string.IsNullOrEmpty(signature))
            return new Verification.Refused(401, "signature-missing", "The header X-Hmac-Signature is missing. Set a webhook secret at EasyPost.");
        return signature.StartsWith(SignaturePrefix, StringComparison.Ordinal)
            && HmacSignature.IsHex([.. connection.Secrets.Select(LatinDecomposition.Of)], request.Body.Span, signature.AsSpan(SignaturePrefix.Length))
            ? new Verification.Accepted("", DeliveryId: null, new Dictionary<string, string>(StringComparer.Ordinal))
            : new Verification.Refused(401, "signature-invalid", "The signature fits none of the connection's secrets.");
    }

    /// <inheritdoc />
    public Normalised Normalise(InboundMessage message, ReadOnlyMemory<byte> raw) => Reading.Of(raw, body => TrackerEvent.Read(message, body));
}
