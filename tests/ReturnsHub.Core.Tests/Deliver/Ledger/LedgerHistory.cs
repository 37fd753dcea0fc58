using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Deliver.Ledger;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Tests.Deliver.Ledger;

/// <summary>One random history; see <see cref="LedgerModelTests"/>.</summary>
internal sealed class LedgerHistory : IDisposable
{
    private const int MostSteps = 20_000;
    private static readonly TimeSpan LongestCall = new RetrySchedule().InDoubtWindow;
    private static readonly TimeSpan Lock = TimeSpan.FromSeconds(60);

    private readonly Random _random;
    private readonly DeliverBench _bench;
    private readonly Workshop _workshop = new();
    private readonly List<Waiting> _queue = [];
    private readonly Dictionary<string, int> _booked = new(StringComparer.Ordinal);
    private readonly Dictionary<int, DateTimeOffset> _calls = [];
    private readonly Dictionary<int, Task> _workers = [];
    private readonly double _stops;
    private readonly double _fails;
    private readonly HashSet<string> _redriven = new(StringComparer.Ordinal);
    private (int Worker, DateTimeOffset Until)? _lock;
    private DateTimeOffset _restsUntil;
    private int _lastWorker;

    public LedgerHistory(int seed, RetrySchedule? schedule = null)
    {
        _random = new Random(seed);
        _bench = new DeliverBench(_random.Next(1, 4), seed, schedule: schedule);
        _bench.Ledger.Step = _workshop.PassAsync;
        _stops = _random.NextDouble() * 0.06;
        _fails = _random.NextDouble() * 0.8;
        for (var n = 1; n <= _bench.Events.Count; n++) _queue.Add(new Waiting(n));
    }

    public string? Broken { get; private set; }

    public int Stopped { get; private set; }

    public int Woken { get; private set; }

    public int Asked { get; private set; }

    public int DeadLetters { get; private set; }

    public void Dispose() => _bench.Dispose();

    public async Task PlayAsync()
    {
        for (var step = 0; Broken is null && (_queue.Count > 0 || _workers.Count > 0); step++)
        {
            if (step == MostSteps) Broken = "it never ends";
            await StepAsync();
        }

        for (var n = 1; n <= _bench.Events.Count && Broken is null; n++)
        {
            var booked = _booked.GetValueOrDefault(_bench.IdOf(n));
            var status = _bench.RowOf(n)?.Status;
            if (booked > 1) Broken = $"{n} was booked {booked} times";
            if (status is not (DeliveryStatus.Confirmed or DeliveryStatus.DeadLettered)) Broken = $"{n} ended as {status}";
            if (status == DeliveryStatus.Confirmed && booked == 0) Broken = $"{n} is confirmed and was not booked";
            if (status == DeliveryStatus.DeadLettered) DeadLetters++;
        }
    }

    private async Task StepAsync()
    {
        foreach (var (worker, task) in _workers.Where(w => w.Value.IsCompleted).ToList())
        {
            _workers.Remove(worker);
            _calls.Remove(worker);
            try
            {
                await task;
            }
            catch (Workshop.StoppedException)
            {
                Stopped++;
            }
        }

        var standing = _workshop.Standing;
        var chance = _random.NextDouble();
        if (chance < 0.15 || standing.Count == 0) Pass();
        if (_queue.Count > 0 && _bench.Time.GetUtcNow() >= _restsUntil && (_lock is not { } held || held.Until <= _bench.Time.GetUtcNow()) && _workers.Count < 4)
        {
            Take();
            return;
        }

        if (standing.Count == 0) return;
        var one = standing[_random.Next(standing.Count)];
        if (_random.NextDouble() < _stops) _workshop.Stop(one);
        else Let(one);
    }

    // A call ends within the window, whoever sent it: the one thing the ledger relies on.
    private void Pass()
    {
        var by = TimeSpan.FromSeconds(_random.Next(1, 90));
        var until = _bench.Time.GetUtcNow() + by;
        while (_calls.Where(c => c.Value + LongestCall <= until).Select(c => (int?)c.Key).FirstOrDefault() is { } late)
        {
            if (_workshop.Standing.Contains(late)) Let(late);
            else _calls.Remove(late);
        }

        _bench.Time.Advance(by);
    }

    private void Let(int worker)
    {
        if (_lock?.Worker != worker) Woken++;
        _workshop.Let(worker);
    }

    private void Take()
    {
        var first = _queue[0];
        first.Attempt++;
        var worker = ++_lastWorker;
        _lock = (worker, _bench.Time.GetUtcNow() + Lock);
        _workers[worker] = _workshop.Begin(worker, () => WorkAsync(worker, first));
    }

    private async Task WorkAsync(int worker, Waiting waiting)
    {
        var settled = await _bench.Handler.HandleAsync(
            _bench.Consumer, new ToldConnector(attempt => CallAsync(worker, waiting.Event, attempt)), [_bench.Message(waiting.Event, waiting.Attempt)], CancellationToken.None);
        await _workshop.PassAsync();
        if (_lock?.Worker != worker) return;
        _lock = null;
        if (settled.RetryAfter is { } rest)
        {
            _restsUntil = _bench.Time.GetUtcNow() + rest;
            return;
        }

        _queue.Remove(waiting);
        if (settled.DeadLettered.Count > 0 && _redriven.Add(_bench.IdOf(waiting.Event)) && _random.Next(2) == 0) await RedriveAsync(waiting.Event);
    }

    // The queue first, then the row, with a step between: as Redrive does it.
    private async Task RedriveAsync(int n)
    {
        var dead = _bench.RowOf(n)!;
        _queue.Add(new Waiting(n));
        await _bench.Ledger.TryWriteAsync(Standing.Redriven(dead, _bench.Time.GetUtcNow()), dead.Version, CancellationToken.None);
    }

    private async Task<DeliveryOutcome> CallAsync(int worker, int n, DeliveryAttempt attempt)
    {
        if (_random.NextDouble() < 0.05) return new DeliveryOutcome(OutcomeKind.Retry, "The circuit is open.", Category: "circuit-open") { Called = false };
        if (attempt.InDoubt)
        {
            Asked++;
            await _workshop.PassAsync();
            if (_random.NextDouble() < _fails / 2) return new DeliveryOutcome(_random.Next(2) == 0 ? OutcomeKind.Unknown : OutcomeKind.Retry, "503", Category: "http-503");
            var there = _booked.ContainsKey(attempt.DeliveryId);
            await _workshop.PassAsync();
            if (there) return new DeliveryOutcome(OutcomeKind.Confirmed, "It is there.", "CM-1");
        }

        _calls[worker] = _bench.Time.GetUtcNow();
        if (!await attempt.MaySendAsync(CancellationToken.None))
        {
            _calls.Remove(worker);
            return DeliveryOutcome.Fenced;
        }

        await _workshop.PassAsync();
        var chance = _random.NextDouble();
        var books = chance >= _fails * 0.7;
        if (books)
        {
            for (var before = 1; before < n; before++)
            {
                if (!_redriven.Contains(_bench.IdOf(n)) && !_redriven.Contains(_bench.IdOf(before))
                    && _bench.RowOf(before)?.Status is not (DeliveryStatus.Confirmed or DeliveryStatus.DeadLettered)) Broken = $"{n} was booked before {before} had ended";
            }

            _booked[attempt.DeliveryId] = _booked.GetValueOrDefault(attempt.DeliveryId) + 1;
        }

        await _workshop.PassAsync();
        _calls.Remove(worker);
        if (_random.NextDouble() < _fails / 2) return new DeliveryOutcome(OutcomeKind.Unknown, "No answer in time.", Category: "timeout");
        if (books) return new DeliveryOutcome(OutcomeKind.Confirmed, "201 Created", "CM-1");
        return chance < _fails * 0.25
            ? new DeliveryOutcome(OutcomeKind.Refused, "422 closed period", Category: "http-422")
            : new DeliveryOutcome(OutcomeKind.Retry, "429 slow down", Category: "http-429");
    }

    private sealed class Waiting(int n)
    {
        public int Event => n;

        public int Attempt { get; set; }
    }
}
