using System.Collections.Concurrent;
using System.Text.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Embedded;
using ReturnsHub.Local.Demo;
using ReturnsHub.Local.Tests.Processes;
using ReturnsHub.Local.Verification;

namespace ReturnsHub.Local.Tests;

/// <summary>Promises 1, 2 and 3 against the real process: killed at random moments under load and started again.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Returns = 250;
    private const int Kills = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"returnshub-crash-{Guid.NewGuid():N}");

    [Fact]
    public async Task A_hub_killed_under_load_loses_no_acknowledged_message_and_credits_nothing_twice()
    {
        using var limit = new CancellationTokenSource(Longest);
        var seed = Environment.GetEnvironmentVariable("RETURNSHUB_SEED") is { } text ? int.Parse(text) : 4711;
        var random = new Random(seed);
        var shop = new DemoShop(seed);
        await using var erp = await DemoErp.StartAsync(shop, TimeProvider.System);
        HubProcess.Configure(_directory, shop, erp.Address);
        var work = new CrashWork(shop, Returns);

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var hub = await HubProcess.StartAsync(_directory);
            // The kill falls after a random number of answers, while others are being written.
            await work.SendUntilAsync(hub, work.Acknowledged.Count + random.Next(40, 220));
        }

        await using (var hub = await HubProcess.StartAsync(_directory))
        {
            await work.SendAllAsync(hub, limit.Token);
            await work.AwaitPostedAsync(hub, shop, limit.Token);
        }

        await ShouldHoldAsync(work, erp, $"seed {seed}: set RETURNSHUB_SEED={seed} to kill at the same counts again", limit.Token);
    }

    public void Dispose()
    {
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    private async Task ShouldHoldAsync(CrashWork work, DemoErp erp, string seed, CancellationToken ct)
    {
        await using var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = _directory }, TimeProvider.System, new Uuid7Ids(), ct);
        foreach (var (what, hash) in work.Acknowledged)
            (await backend.Evidence.GetAsync(DemoShop.Tenant, hash, ct)).Status.ShouldBe(EvidenceStatus.Present, $"{what} was acknowledged; {seed}");

        (await backend.Quarantine.ListAsync(null, null, new PageRequest(), ct)).Items.ShouldBeEmpty(seed);
        foreach (var id in work.Ids)
        {
            var state = await backend.Returns.LoadAsync(new StreamKey(DemoShop.Tenant, id), ct);
            state.ShouldNotBeNull(seed);
            state.Credits.Where(c => c.Status is CreditStatus.Released or CreditStatus.Posted).Sum(c => c.Amount.Amount).ShouldBe(59.90m, seed);
            erp.Memos.Values.Where(m => state.Credits.Any(c => c.DocumentNumber == m.DocumentNumber)).Sum(m => m.Amount.Amount).ShouldBe(59.90m, seed);
        }

        var report = await new Verifier(backend.Returns, backend.Queries).VerifyAsync(ct);
        report.Faults.ShouldBeEmpty(seed);
        report.Returns.ShouldBe(Returns, seed);
        foreach (var stream in erp.Taken.GroupBy(e => e.ReturnId)) stream.Select(e => e.Sequence).ShouldBeInOrder(SortDirection.Ascending, seed);
    }
}

/// <summary>Senders that repeat what was not acknowledged, as real ones do.</summary>
internal sealed class CrashWork
{
    private readonly DemoShop _shop;
    private readonly List<(ReturnId Id, Queue<Func<DemoSender, Task<System.Net.HttpStatusCode>>> Messages)> _returns = [];
    private readonly DateTimeOffset _day = DateTimeOffset.UtcNow.AddDays(-3);

    public CrashWork(DemoShop shop, int returns)
    {
        _shop = shop;
        for (var number = 1; number <= returns; number++)
        {
            // Each message is made by a copy of its own, so that a repeat has the same bytes.
            var n = number;
            ShopReturn Copy(int step) => new(null!, n, _day.AddHours(step), new ShopLine(Product.Shirt, 1, "size_too_small"));
            Func<DemoSender, Task<System.Net.HttpStatusCode>> Send(int step, Func<ShopReturn, Task<System.Net.HttpStatusCode>> send) => sender => send(Copy(step).With(sender));
            _returns.Add((Copy(0).ReturnId, new([
                Send(0, r => r.OrderAsync()), Send(1, r => r.RequestAsync()), Send(2, r => r.ApproveAsync()), Send(3, r => r.ReceiveAsync()), Send(4, r => r.InspectAsync("A"))])));
        }
    }

    public ConcurrentBag<(string What, EvidenceHash Evidence)> Acknowledged { get; } = [];

    public IEnumerable<ReturnId> Ids => _returns.Select(r => r.Id);

    /// <summary>Sends until so many messages were acknowledged altogether, then kills the hub with others under way.</summary>
    public async Task SendUntilAsync(HubProcess hub, int acknowledged)
    {
        using var stop = new CancellationTokenSource();
        var sending = Start(hub, stop, () => Acknowledged.Count >= acknowledged);
        await sending.Reached;
        await hub.KillAsync();
        await stop.CancelAsync();
        await sending.Done;
    }

    public async Task SendAllAsync(HubProcess hub, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Start(hub, stop, () => false).Done;
        _returns.ShouldAllBe(r => r.Messages.Count == 0);
    }

    /// <summary>Reads the hub's feed until every return's credit is booked.</summary>
    public async Task AwaitPostedAsync(HubProcess hub, DemoShop shop, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", shop.KeyOf("clara"));
        var waiting = Ids.Select(i => i.Value).ToHashSet(StringComparer.Ordinal);
        string? cursor = null;
        while (waiting.Count > 0)
        {
            using var response = await http.GetAsync($"/api/events?limit=500&wait=20&after={Uri.EscapeDataString(cursor ?? "")}", ct);
            response.EnsureSuccessStatusCode();
            using var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(ct));
            foreach (var e in page.RootElement.EnumerateArray())
            {
                if (e.GetProperty("type").GetString() == "returnshub.credit.posted.v1") waiting.Remove(e.GetProperty("subject").GetString()!);
            }

            if (response.Headers.TryGetValues("X-Next-Cursor", out var next)) cursor = next.First();
        }
    }

    private (Task Reached, Task Done) Start(HubProcess hub, CancellationTokenSource stop, Func<bool> enough)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new ConcurrentQueue<(ReturnId Id, Queue<Func<DemoSender, Task<System.Net.HttpStatusCode>>> Messages)>(_returns.Where(r => r.Messages.Count > 0));
        var done = Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            using var http = new HttpClient { BaseAddress = hub.Address };
            while (!stop.IsCancellationRequested && open.TryDequeue(out var next))
            {
                var sender = new DemoSender(http, _shop, TimeProvider.System);
                while (next.Messages.TryPeek(out var send) && !stop.IsCancellationRequested)
                {
                    try
                    {
                        var status = await send(sender);
                        ((int)status).ShouldBe(202);
                    }
                    catch (HttpRequestException)
                    {
                        // Killed while answering: not acknowledged, so it will be sent again.
                        break;
                    }

                    next.Messages.Dequeue();
                    foreach (var accepted in sender.Accepted) Acknowledged.Add(accepted);
                    sender = new DemoSender(http, _shop, TimeProvider.System);
                    if (enough()) reached.TrySetResult();
                }
            }
        })));
        return (Task.WhenAny(reached.Task, done), done);
    }
}
