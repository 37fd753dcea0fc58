using System.Net;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Erps.SignedWebhook;

/// <summary>What an answer leads to.</summary>
internal static class WebhookOutcome
{
    public static DeliveryOutcome Of(HttpResponseMessage response, WebhookAnswer answer, TimeSpan maxRetryAfter, DateTimeOffset now)
    {
        var category = $"http-{(int)response.StatusCode}";
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new DeliveryOutcome(OutcomeKind.Confirmed, answer.Line, answer.Id),
            HttpStatusCode.Gone => new DeliveryOutcome(OutcomeKind.Refused, answer.Line, Category: "gone"),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
                // A key or an address can be put right while the delivery waits; the number of attempts bounds it.
                or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or < HttpStatusCode.BadRequest
                => new DeliveryOutcome(OutcomeKind.Retry, answer.Line, RetryAfter: RetryAfter(response, maxRetryAfter, now), Category: category),
            _ => new DeliveryOutcome(OutcomeKind.Refused, answer.Line, Category: category),
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeSpan most, DateTimeOffset now)
    {
        TimeSpan? asked = response.Headers.RetryAfter switch
        {
            { Delta: { } wait } => wait,
            { Date: { } at } => at - now,
            _ => null,
        };
        if (asked is not { } given || given <= TimeSpan.Zero) return null;
        return given < most ? given : most;
    }
}
