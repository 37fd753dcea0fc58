using System.Net;
using System.Net.Http.Headers;

namespace ReturnsHub.Erps.Outbound;

/// <summary>
/// Holds requests to a connection's limits. One whose place would not come soon enough is answered here, unsent, as the other side would answer
/// it: 429 with Retry-After, by which every connector knows that nothing was booked. A request holds its place until its headers have come.
/// </summary>
public sealed class GateHandler(ConnectionGate gate) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        if (await gate.RequestAsync(async ct => response = await base.SendAsync(request, ct), cancellationToken) is not { } wait) return response!;
        return new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            RequestMessage = request,
            ReasonPhrase = "Held back by the hub",
            Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds))) },
        };
    }
}
