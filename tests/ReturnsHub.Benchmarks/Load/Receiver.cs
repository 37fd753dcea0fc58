using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>How a receiver behaves.</summary>
/// <param name="FailsEvery">Each so many-th call fails, in turns with 503 before anything is booked and with a connection that breaks after it; 0 for none.</param>
/// <param name="Takes">How long an answer takes.</param>
internal sealed record ReceiverManner(int FailsEvery = 0, TimeSpan Takes = default);

/// <summary>One consumer's own system: checks what is signed, books, and answers as its manner is.</summary>
/// <param name="consumer">Whose it is.</param>
/// <param name="signed">Whether deliveries are signed and their id is recognised when it comes again.</param>
/// <param name="manner">How it behaves.</param>
/// <param name="time">The clock.</param>
internal sealed class Receiver(ConsumerSettings consumer, bool signed, ReceiverManner manner, TimeProvider time)
{
    private int _calls;
    private int _unavailable;
    private int _broken;
    private int _badSignatures;

    public ReceiverBook Book { get; } = new(recognisesRepeats: signed);

    public int Calls => _calls;

    /// <summary>Calls answered with 503; nothing was booked.</summary>
    public int Unavailable => _unavailable;

    /// <summary>Connections broken after booking, or in the middle of a question.</summary>
    public int Broken => _broken;

    public int BadSignatures => _badSignatures;

    /// <summary>POST books; GET …/{event id} says whether an event is booked.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var call = Interlocked.Increment(ref _calls);
        var fails = manner.FailsEvery > 0 && call % manner.FailsEvery == 0;
        var breaks = fails && call / manner.FailsEvery % 2 == 0;
        if (manner.Takes > TimeSpan.Zero) await Task.Delay(manner.Takes, time, context.RequestAborted);
        if (fails && !breaks)
        {
            Interlocked.Increment(ref _unavailable);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        context.Response.StatusCode = HttpMethods.IsGet(context.Request.Method) ? Find(context) : await TakeAsync(context);
        context.Response.ContentLength = 0;
        if (!breaks) return;
        Interlocked.Increment(ref _broken);
        context.Abort();
    }

    private int Find(HttpContext context) =>
        Guid.TryParseExact(context.Request.Path.Value!.Split('/')[^1], "N", out var id) && Book.Has(id) ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;

    private async Task<int> TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var raw = body.GetBuffer().AsMemory(0, (int)body.Length);
        string? Header(string name) => context.Request.Headers[name];
        var key = Header(StandardWebhooks.IdHeader);
        if (signed && !StandardWebhooks.Verify(
            consumer.Secrets, key, Header(StandardWebhooks.TimestampHeader), Header(StandardWebhooks.SignatureHeader), raw.Span, time.GetUtcNow(), out _))
        {
            Interlocked.Increment(ref _badSignatures);
            return StatusCodes.Status401Unauthorized;
        }

        var e = CloudEventJson.Read(raw);
        Book.Take(key ?? "", e.Id, e.ReturnId, e.Sequence);
        return StatusCodes.Status200OK;
    }
}
