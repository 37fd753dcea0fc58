using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.Wire;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.SignedWebhook;

/// <summary>
/// Posts events as CloudEvents, signed by Standard Webhooks. <c>webhook-id</c> is the same on every attempt: a receiver that
/// remembers it books once. Any 2xx confirms.
/// </summary>
public sealed class SignedWebhookConnector(ConsumerSettings consumer, HttpClient http, TimeProvider time, SignedWebhookOptions options) : IErpConnector
{
    private static readonly MediaTypeHeaderValue CloudEvent = new(CloudEventJson.MediaType);

    /// <inheritdoc />
    public async Task<DeliveryOutcome> DeliverAsync(string deliveryId, RecordedEvent e, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var request = Request(deliveryId, CloudEventJson.Write(e));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var answer = await WebhookAnswer.ReadAsync(response, options.MostAnswerBytes, either.Token);
            return Outcome(response, answer);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new DeliveryOutcome(OutcomeKind.Retry, $"No answer within {options.Timeout.TotalSeconds:0.#} s.", Category: "timeout");
        }
        catch (HttpRequestException x) when (x.InnerException is OutboundRefusedException refused)
        {
            return new DeliveryOutcome(OutcomeKind.Retry, refused.Message, Category: "address-refused");
        }
        catch (Exception x) when (x is HttpRequestException or IOException)
        {
            // The message of a socket error can hold addresses; its kind says enough.
            var kind = x is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request ? request.HttpRequestError.ToString() : "ConnectionError";
            return new DeliveryOutcome(OutcomeKind.Retry, $"The connection failed: {kind}.", Category: "connection");
        }
    }

    private HttpRequestMessage Request(string deliveryId, ReadOnlyMemory<byte> body)
    {
        var now = time.GetUtcNow();
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = CloudEvent;
        return new HttpRequestMessage(HttpMethod.Post, consumer.Url)
        {
            Content = content,
            Headers =
            {
                { StandardWebhooks.IdHeader, deliveryId },
                { StandardWebhooks.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
                { StandardWebhooks.SignatureHeader, StandardWebhooks.Sign(consumer.Secrets, deliveryId, now, body.Span) },
            },
        };
    }

    private DeliveryOutcome Outcome(HttpResponseMessage response, WebhookAnswer answer)
    {
        var status = (int)response.StatusCode;
        var category = $"http-{status}";
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new DeliveryOutcome(OutcomeKind.Confirmed, answer.Line, answer.Id),
            HttpStatusCode.Gone => new DeliveryOutcome(OutcomeKind.Refused, answer.Line, Category: "gone"),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => Retry(),
            >= HttpStatusCode.InternalServerError => Retry(),
            // A key or an address can be put right while the delivery waits; the number of attempts bounds it.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or < HttpStatusCode.BadRequest => Retry(),
            _ => new DeliveryOutcome(OutcomeKind.Refused, answer.Line, Category: category),
        };

        DeliveryOutcome Retry() => new(OutcomeKind.Retry, answer.Line, RetryAfter: RetryAfter(response), Category: category);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } at } => at - time.GetUtcNow(),
        _ => null,
    };
}
