using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Local.Demo;

/// <summary>
/// Plays the ERP: checks the signature of what it gets, books credit memos under their document number, and is down now and
/// then, as ERPs are. What it notes here is what the promises are checked against.
/// </summary>
internal sealed class DemoErp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DemoShop _shop;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _refusedOnce = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<RecordedEvent> _taken = new();
    private readonly ConcurrentDictionary<string, CreditReleased> _memos = new(StringComparer.Ordinal);
    private int _forged;
    private int _unavailable;
    private int _repeats;
    private int _closedPeriod;
    private int _booked;
    private readonly List<(int Memos, TaskCompletionSource Waiter)> _waiters = [];
    private volatile string? _closedFor;
    private string? _late;

    private DemoErp(DemoShop shop, TimeProvider time)
    {
        _shop = shop;
        _time = time;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "demo-erp" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapPost("/returns", TakeAsync);
    }

    public Uri Address => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "/returns");

    /// <summary>Events taken, in the order in which they were taken; each once.</summary>
    public IReadOnlyCollection<RecordedEvent> Taken => _taken;

    /// <summary>Credit memos by document number.</summary>
    public IReadOnlyDictionary<string, CreditReleased> Memos => _memos;

    public int Unavailable => _unavailable;

    public int Repeats => _repeats;

    public int Forged => _forged;

    public int ClosedPeriod => _closedPeriod;

    /// <summary>The document that was refused and so comes late.</summary>
    public string? Late => _late;

    /// <summary>A document the ERP refuses for good until it is opened: its accounting period is closed.</summary>
    public string? ClosedFor
    {
        get => _closedFor;
        set
        {
            _late ??= value;
            _closedFor = value;
        }
    }

    /// <summary>Whether it is there all the time.</summary>
    public bool Steady { get; init; }

    /// <summary>Completes when so many credit memos are booked.</summary>
    public Task BookedAsync(int memos)
    {
        lock (_waiters)
        {
            if (Volatile.Read(ref _booked) >= memos) return Task.CompletedTask;
            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((memos, waiter));
            return waiter.Task;
        }
    }

    public static async Task<DemoErp> StartAsync(DemoShop shop, TimeProvider time, bool steady = false)
    {
        var erp = new DemoErp(shop, time) { Steady = steady };
        await erp._app.StartAsync();
        return erp;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var raw = body.ToArray();
        string? Header(string name) => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
        if (!StandardWebhooks.Verify([_shop.ErpSecret], Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), raw, _time.GetUtcNow(), out _))
        {
            Interlocked.Increment(ref _forged);
            context.Response.StatusCode = 401;
            return;
        }

        var id = Header("webhook-id")!;
        var e = CloudEventJson.Read(raw);
        context.Response.StatusCode = Book(id, e, out var foreignId);
        if (foreignId is not null) await context.Response.WriteAsync($$"""{"id":"{{foreignId}}"}""");
    }

    private int Book(string id, RecordedEvent e, out string? foreignId)
    {
        foreignId = null;
        // One event in thirty meets a moment in which the ERP is not there.
        if (!Steady && e.Id.GetHashCode() % 30 == 0 && _refusedOnce.TryAdd(id, true))
        {
            Interlocked.Increment(ref _unavailable);
            return 503;
        }

        if (e.Data is CreditReleased { DocumentNumber: var number } && number == _closedFor)
        {
            Interlocked.Increment(ref _closedPeriod);
            return 422;
        }

        if (!_seen.TryAdd(id, true))
        {
            Interlocked.Increment(ref _repeats);
            return 200;
        }

        // A load test needs the count, not a hundred thousand events in memory.
        if (!Steady) _taken.Enqueue(e);
        if (e.Data is CreditReleased credit)
        {
            foreignId = "CM-" + credit.DocumentNumber[^6..];
            if (!_memos.TryAdd(credit.DocumentNumber, credit)) return 409;
            lock (_waiters)
            {
                _booked++;
                foreach (var (_, waiter) in _waiters.Where(w => _booked >= w.Memos)) waiter.TrySetResult();
                _waiters.RemoveAll(w => _booked >= w.Memos);
            }
        }

        return 200;
    }
}
