using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Time;
using ReturnsHub.Local.Hosting;

namespace ReturnsHub.Local.Tests.Pumps;

public sealed class DeadlineSweepTests : IDisposable
{
    private readonly TestHub _hub = new();
    private readonly Later _time = new();

    [Fact]
    public async Task What_is_due_is_raised_once_by_the_hub_and_only_what_is_due_is_looked_at()
    {
        await using var host = await HubHost.StartAsync(_hub.Options with { Pumps = HubPumps.None, TimeProvider = _time });
        var key = new StreamKey(TestHub.Shop, ReturnId.Parse(await TestHub.OpenAsync(host, "s1")));
        var (store, sweep) = (host.Services.GetRequiredService<IReturnStore>(), host.Services.GetRequiredService<DeadlineSweep>());
        (await sweep.RunAsync(CancellationToken.None)).ShouldBe(new DeadlineSweepResult(0, false));

        _time.Days = 22;
        (await sweep.RunAsync(CancellationToken.None)).ShouldBe(new DeadlineSweepResult(1, false));
        (await sweep.RunAsync(CancellationToken.None)).ShouldBe(new DeadlineSweepResult(0, false));

        var raised = (await store.ReadStreamAsync(key, 1, CancellationToken.None)).Where(e => e.Data is ExceptionRaised { Kind: ExceptionKind.ParcelNotArrived }).ShouldHaveSingleItem();
        raised.Actor.ShouldBe(Actor.Hub);
        raised.CausationId.ShouldStartWith("hub:deadline:");
    }

    [Fact]
    public async Task A_return_that_is_looked_at_too_early_is_put_off_to_its_time()
    {
        await using var host = await HubHost.StartAsync(_hub.Options with { Pumps = HubPumps.None, TimeProvider = _time });
        var key = new StreamKey(TestHub.Shop, ReturnId.Parse(await TestHub.OpenAsync(host, "s1")));
        var (store, index, sweep) =
            (host.Services.GetRequiredService<IReturnStore>(), host.Services.GetRequiredService<IDeadlineIndex>(), host.Services.GetRequiredService<DeadlineSweep>());
        var version = (await store.LoadAsync(key, CancellationToken.None))!.Version;
        var before = (await index.DueAsync(_time.GetUtcNow().AddDays(30), new PageRequest(), CancellationToken.None)).Items.ShouldHaveSingleItem();
        (await index.PostponeAsync([new Postponement(key, version, DateTimeOffset.UnixEpoch)], CancellationToken.None)).ShouldBe(1);

        (await sweep.RunAsync(CancellationToken.None)).Visited.ShouldBe(1);

        (await store.LoadAsync(key, CancellationToken.None))!.Version.ShouldBe(version);
        (await index.DueAsync(_time.GetUtcNow().AddDays(30), new PageRequest(), CancellationToken.None)).Items.ShouldHaveSingleItem().ShouldBe(before);
    }

    public void Dispose() => _hub.Dispose();

    private sealed class Later : TimeProvider
    {
        public int Days { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(Days);
    }
}
