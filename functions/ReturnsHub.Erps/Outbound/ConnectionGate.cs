using ReturnsHub.Core.Ports;

namespace ReturnsHub.Erps.Outbound;

/// <summary>
/// What goes out over one connection: not more at a time and in a while than the other side takes, and nothing while it keeps failing. One
/// per consumer, for as long as its connector lives: <see cref="GatedConnector"/> asks it for attempts, <see cref="GateHandler"/> for requests.
/// </summary>
public sealed class ConnectionGate : IDisposable
{
    private readonly GateOptions _options;
    private readonly TimeProvider _time;
    private readonly Circuit _circuit;
    private readonly RequestRate? _rate;
    private readonly SemaphoreSlim _attempts;
    private readonly SemaphoreSlim _requests;

    /// <summary>A gate that goes by these limits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit lets nothing through.</exception>
    public ConnectionGate(GateOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostConcurrent, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostRequests ?? 1, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.FailuresToOpen, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Window, TimeSpan.Zero, nameof(options));
        (_options, _time) = (options, time);
        _circuit = new Circuit(options, time);
        _rate = options.MostRequests is { } most ? new RequestRate(most, options.Window, time) : null;
        _attempts = new SemaphoreSlim(options.MostConcurrent);
        _requests = new SemaphoreSlim(options.MostConcurrent);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _attempts.Dispose();
        _requests.Dispose();
    }

    /// <summary>Lets an attempt through, or answers that it is held back: nothing was called, and it does not count.</summary>
    internal async Task<DeliveryOutcome> AttemptAsync(Func<CancellationToken, Task<DeliveryOutcome>> attempt, CancellationToken ct)
    {
        if (_rate?.Look() is { } full && full > _options.LongestWait)
            return Held("rate-limited", "The connection has had as many requests as it takes in a while.", full);
        if (!await _attempts.WaitAsync(_options.LongestWait, ct))
            return Held("rate-limited", "The connection is busy with as many deliveries as it takes at a time.", _options.LongestWait);
        try
        {
            var (ticket, held) = _circuit.Ask();
            if (held is { } wait) return Held("circuit-open", "The connection failed several times in a row and is left alone for a while.", wait);
            DeliveryOutcome? outcome = null;
            try
            {
                return outcome = await attempt(ct);
            }
            finally
            {
                _circuit.Report(ticket, outcome);
            }
        }
        finally
        {
            _attempts.Release();
        }
    }

    /// <summary>Lets a request through; how long to wait when its place would not come soon enough, and then nothing is sent.</summary>
    internal async Task<TimeSpan?> RequestAsync(Func<CancellationToken, Task> send, CancellationToken ct)
    {
        if (!await _requests.WaitAsync(_options.LongestWait, ct)) return _options.LongestWait;
        try
        {
            while (_rate?.Take() is { } wait)
            {
                if (wait > _options.LongestWait) return wait;
                await Task.Delay(wait, _time, ct);
            }

            await send(ct);
            return null;
        }
        finally
        {
            _requests.Release();
        }
    }

    private static DeliveryOutcome Held(string category, string why, TimeSpan wait) =>
        new(OutcomeKind.Retry, why, RetryAfter: wait, Category: category) { Called = false };
}
