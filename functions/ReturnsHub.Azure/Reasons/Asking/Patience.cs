namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>
/// Repeats a request only when the service said after how long, only where that still fits in the time there is, and twice at most.
/// Everything else is the fallback's turn: a classification is not worth a storm.
/// </summary>
internal sealed class Patience(ChatService service, TimeProvider time)
{
    private const int MostRepeats = 2;

    /// <param name="request">The request's body.</param>
    /// <param name="until">When the time is up.</param>
    /// <param name="ct">Cancelled then, and when the caller goes away.</param>
    public async Task<ModelReply> AskAsync(byte[] request, DateTimeOffset until, CancellationToken ct)
    {
        for (var repeats = 0; ; repeats++)
        {
            var reply = await service.AskAsync(request, ct);
            if (reply.RetryAfter is not { } wait || repeats == MostRepeats || time.GetUtcNow() + wait >= until) return reply;
            await Task.Delay(wait, time, ct);
        }
    }
}
