using ReturnsHub.Azure.Tests.Costs.Hub;

namespace ReturnsHub.Azure.Tests.Costs.Day;

/// <summary>
/// Sends requests one after the other at the pace of a million returns a year, and lets the hub work each off before the next, as it is on
/// all but the busiest days. What the door and the API ask of the store is booked apart.
/// </summary>
internal sealed class OneByOne(MeteredHub hub) : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>A year, by a million returns with some 6.5 requests each.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(365 * 86_400 / 6_500_000d);

    private readonly SemaphoreSlim _one = new(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var stage = request.RequestUri!.AbsolutePath.StartsWith("/webhooks/", StringComparison.Ordinal) ? "door" : request.Method == HttpMethod.Get ? "look" : "command";
            var answer = await hub.Meter.WithinAsync(stage, () => base.SendAsync(request, cancellationToken));
            if (stage == "look") return answer;
            hub.Tally.Add($"executions/{(stage == "door" ? "Webhooks" : "Web")}");
            await hub.Triggers.DrainAsync(cancellationToken);
            hub.Time.Advance(Pace);
            return answer;
        }
        finally
        {
            _one.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _one.Dispose();
        base.Dispose(disposing);
    }
}
