using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Testing.Http;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Erps.Tests.Booking.Fakes;

/// <summary>
/// An ERP on loopback that behaves as its documents say: keeps what is written, answers from that, and fails where a test wants it to.
/// It never recognises a repeat by itself unless the real one does.
/// </summary>
internal abstract class FakeErp : IAsyncDisposable
{
    private readonly Queue<FaultAt> _faults = [];
    private readonly List<FakeRequest> _requests = [];
    private readonly List<(DateTimeOffset Due, FakeRequest Request)> _late = [];
    private readonly SemaphoreSlim _one = new(1, 1);
    private LoopbackServer? _server;

    /// <summary>The clock of the connector under test; a request that is never answered moves it past every time-out.</summary>
    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    public Uri Address => new(_server!.Address, BasePath);

    /// <summary>Requests that reached it, signing in included, in order.</summary>
    public IReadOnlyList<FakeRequest> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    /// <summary>The registration under test.</summary>
    public abstract ErpRegistration Registration { get; }

    /// <summary>A profile that maps everything the scenarios need.</summary>
    public abstract string Profile { get; }

    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>Our number as the ERP holds it.</summary>
    public virtual string NumberOf(ErpDocument document) => document.Number;

    /// <summary>Every document it holds: the judge of what was booked.</summary>
    public abstract IReadOnlyList<FakeBooking> Booked { get; }

    /// <summary>The path below which the connection's address lies; starts and ends with a slash.</summary>
    protected virtual string BasePath => "/";

    public ConsumerSettings Consumer => new()
    {
        Tenant = new Core.Primitives.TenantId("acme"),
        Id = "erp",
        Connector = Registration.Name,
        Url = Address,
        Secrets = Secrets,
        ProfileText = Profile,
    };

    /// <summary>Lets the next requests that <paramref name="match"/> go wrong, each once, in the order given.</summary>
    public void Fail(Fault fault, Func<FakeRequest, bool>? match = null, int? retryAfterSeconds = null) =>
        _faults.Enqueue(new FaultAt(fault, match ?? (_ => true), retryAfterSeconds));

    /// <summary>Takes back faults that no request has met.</summary>
    public void NoMoreFaults() => _faults.Clear();

    /// <summary>How long it goes on with a call at most: what the system documents, else what the hub takes for every system.</summary>
    public TimeSpan LongestCall => Registration.LongestCall > TimeSpan.Zero ? Registration.LongestCall : TimeSpan.FromMinutes(2);

    public async Task StartAsync() => _server = await LoopbackServer.StartAsync(ServeAsync);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    /// <summary>Answers a request as the ERP would. Called by one request at a time.</summary>
    protected abstract FakeAnswer Answer(FakeRequest request);

    /// <summary>Carries out what was left lying and is due by now. Once nobody calls any more, a test calls it.</summary>
    public void CarryOutLate()
    {
        foreach (var late in _late.Where(l => l.Due <= Time.GetUtcNow()).ToArray())
        {
            _late.Remove(late);
            Answer(late.Request);
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        var request = new FakeRequest(
            context.Request.Method,
            context.Request.Path.Value ?? "/",
            context.Request.QueryString.Value ?? "",
            context.Request.HeadersByName(),
            await context.Request.BytesAsync());
        lock (_requests) _requests.Add(request);
        FaultAt? fault = null;
        FakeAnswer answer;
        await _one.WaitAsync();
        try
        {
            CarryOutLate();
            if (_faults.TryPeek(out var next) && next.Match(request)) fault = _faults.Dequeue();
            if (fault is { Fault: Fault.Late }) _late.Add((Time.GetUtcNow() + LongestCall - TimeSpan.FromSeconds(1), request));
            answer = fault is { Fault: Fault.Throttled or Fault.Unavailable or Fault.LostBefore or Fault.Late } ? new FakeAnswer(0) : Answer(request);
        }
        finally
        {
            _one.Release();
        }

        switch (fault?.Fault)
        {
            case Fault.Throttled:
                await WriteAsync(context, new FakeAnswer(429) { RetryAfterSeconds = fault.RetryAfterSeconds });
                break;
            case Fault.Unavailable:
                await WriteAsync(context, new FakeAnswer(503));
                break;
            case Fault.FailedAfter:
                await WriteAsync(context, new FakeAnswer(500));
                break;
            case Fault.LostBefore or Fault.LostAfter:
                context.Abort();
                break;
            case Fault.Late:
                Time.Advance(TimeSpan.FromSeconds(61));
                context.Abort();
                break;
            case Fault.SilentAfter:
                Time.Advance(TimeSpan.FromMinutes(10));
                context.Abort();
                break;
            default:
                await WriteAsync(context, answer);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext context, FakeAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.RetryAfterSeconds is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (name, value) in answer.Headers) context.Response.Headers.Append(name, value);
        if (answer.Body is null) return;
        context.Response.ContentType = answer.ContentType;
        await context.Response.WriteAsync(answer.Body.ToJsonString());
    }

    private sealed record FaultAt(Fault Fault, Func<FakeRequest, bool> Match, int? RetryAfterSeconds);
}

/// <summary>How a request goes wrong.</summary>
internal enum Fault
{
    /// <summary>429, nothing done.</summary>
    Throttled,
    /// <summary>503, nothing done.</summary>
    Unavailable,
    /// <summary>The connection breaks, nothing done.</summary>
    LostBefore,
    /// <summary>Done, and the connection breaks.</summary>
    LostAfter,
    /// <summary>Done, and 500.</summary>
    FailedAfter,
    /// <summary>Done, and no answer before the time-out.</summary>
    SilentAfter,
    /// <summary>No answer before the time-out, and done at the last moment at which the system still may: a queue before its workers is long.</summary>
    Late,
}

internal sealed record FakeRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Raw)
{
    /// <summary>The JSON body; null for none.</summary>
    public JsonNode? Body => Raw.Length == 0 ? null : JsonNode.Parse(Raw);

    public override string ToString() => $"{Method} {Path}{Query}";
}

internal sealed record FakeAnswer(int Status, JsonNode? Body = null)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public int? RetryAfterSeconds { get; init; }

    public string ContentType { get; init; } = "application/json";
}

/// <summary>A document that a fake ERP holds.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Our number on it.</param>
/// <param name="Posted">Whether it is final.</param>
/// <param name="Total">Its total, tax included, as the ERP computes it from what was sent; null for documents without one.</param>
internal sealed record FakeBooking(DocumentKind Kind, string Number, bool Posted, decimal? Total);
