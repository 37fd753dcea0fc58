using System.Net;
using System.Net.Http.Headers;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>Books at a system that books whatever it is sent, as often as it is sent: it asks where a booking is in doubt, and sends only past the fence.</summary>
internal sealed class FencedConnector(HttpClient http, Uri url) : IErpConnector
{
    public bool ReceiverDeduplicates => false;

    public async Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct)
    {
        if (attempt.InDoubt)
        {
            var there = await CallAsync(c => http.GetAsync(new Uri($"{url}/{attempt.Event.Id:N}"), c), ct);
            if (there is HttpStatusCode.OK) return new DeliveryOutcome(OutcomeKind.Confirmed, "Booked before.");
            if (there is not HttpStatusCode.NotFound) return Failed(OutcomeKind.Retry, there);
        }

        if (!await attempt.MaySendAsync(ct)) return DeliveryOutcome.Fenced;
        using var body = new ReadOnlyMemoryContent(CloudEventJson.Write(attempt.Event));
        body.Headers.ContentType = new MediaTypeHeaderValue(CloudEventJson.MediaType);
        var booked = await CallAsync(c => http.PostAsync(url, body, c), ct);
        return booked switch
        {
            HttpStatusCode.OK => new DeliveryOutcome(OutcomeKind.Confirmed, "200 OK"),
            // Without an answer it may have booked; 503 says that it has not.
            null => Failed(OutcomeKind.Unknown, booked),
            _ => Failed(OutcomeKind.Retry, booked),
        };
    }

    private static DeliveryOutcome Failed(OutcomeKind kind, HttpStatusCode? status) =>
        status is { } code ? new(kind, $"{(int)code}", Category: $"http-{(int)code}") : new(kind, "The connection failed.", Category: "connection");

    /// <summary>The answer's status; null when there was none.</summary>
    private static async Task<HttpStatusCode?> CallAsync(Func<CancellationToken, Task<HttpResponseMessage>> call, CancellationToken ct)
    {
        try
        {
            using var response = await call(ct);
            return response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}
