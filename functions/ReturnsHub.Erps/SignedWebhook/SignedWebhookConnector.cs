using System.Globalization;
using System.Net.Http.Headers;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.Wire;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.SignedWebhook;

/// <summary>
/// Posts events as CloudEvents, signed by Standard Webhooks. <c>webhook-id</c> is the same on every attempt: a receiver that
/// remembers it books once. Any 2xx confirms. What each other answer leads to is in this folder's README.
/// </summary>
public sealed class SignedWebhookConnector(ConsumerSettings consumer, HttpClient http, TimeProvider time, SignedWebhookOptions options) : IErpConnector
{
    private static readonly ProductInfoHeaderValue UserAgent = new("ReturnsHub", null);

    private readonly string? _fault = consumer.Url.IsAbsoluteUri && OutboundGuard.IsHttp(consumer.Url)
        ? SignedWebhookSettings.CheckSecrets(consumer).FirstOrDefault()
        : "The consumer's url is not an http or https address.";

    /// <summary>Receivers of Standard Webhooks recognise <c>webhook-id</c>.</summary>
    public bool ReceiverDeduplicates => true;

    /// <inheritdoc />
    public async Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var (deliveryId, e) = (attempt.DeliveryId, attempt.Event);
        // Like a wrong key at the receiver: it can be put right while the delivery waits.
        if (_fault is not null) return Retry(_fault, "configuration");
        if (!StandardWebhooks.IsId(deliveryId)) return new DeliveryOutcome(OutcomeKind.Refused, "The delivery's id cannot be signed.", Category: "delivery-id");
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var request = Request(deliveryId, CloudEventJson.Write(e));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var answer = await WebhookAnswer.ReadAsync(response, options.MaxAnswerBytes, limit.Token, ct);
            return WebhookOutcome.Of(response, answer, options.MaxRetryAfter, time.GetUtcNow());
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Retry("No answer in time.", "timeout");
        }
        catch (HttpRequestException x) when (x.InnerException is OutboundRefusedException refused)
        {
            return Retry(refused.Message, "address-refused");
        }
        catch (Exception x) when (x is HttpRequestException or IOException)
        {
            // The message of a socket error can hold addresses; its kind says enough.
            var kind = (x as HttpRequestException)?.HttpRequestError ?? (x as HttpIOException)?.HttpRequestError;
            return Retry(kind is { } known and not HttpRequestError.Unknown ? $"The connection failed: {known}." : "The connection failed.", "connection");
        }
    }

    private static DeliveryOutcome Retry(string answer, string category) => new(OutcomeKind.Retry, answer, Category: category);

    private HttpRequestMessage Request(string deliveryId, ReadOnlyMemory<byte> body)
    {
        var now = time.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, consumer.Url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEventJson.MediaType);
        request.Headers.UserAgent.Add(UserAgent);
        request.Headers.Add(StandardWebhooks.IdHeader, deliveryId);
        request.Headers.Add(StandardWebhooks.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(StandardWebhooks.SignatureHeader, StandardWebhooks.Sign(consumer.Secrets, deliveryId, now, body.Span));
        return request;
    }
}
