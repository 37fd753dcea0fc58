using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Privacy;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Local.Hosting;

namespace ReturnsHub.Local.Tests.Pumps;

public sealed class RetentionSweepTests : IDisposable
{
    private readonly TestHub _hub = new();
    private readonly Later _time = new();

    [Fact]
    public async Task A_period_that_ended_erases_and_is_on_record()
    {
        var configuration = _hub.Configuration with
        {
            Tenants = [_hub.Configuration.Tenants[0] with { Retention = new RetentionSettings { EvidenceDays = 30, PersonalDataDays = 30 } }],
        };
        await using var host = await HubHost.StartAsync(_hub.Options with { Configuration = configuration, Pumps = HubPumps.None, TimeProvider = _time });
        var key = new StreamKey(TestHub.Shop, ReturnId.Parse(await TestHub.OpenAsync(host, "s1")));
        var (store, vault) = (host.Services.GetRequiredService<IReturnStore>(), host.Services.GetRequiredService<IPersonalDataVault>());
        await vault.PutAsync(key, "note/L1", "words", CancellationToken.None);
        var header = (await store.LoadAsync(key, CancellationToken.None))!.Header!;
        await host.Services.GetRequiredService<RecordHandler>().RecordAsync(
            new Fact
            {
                Id = "test:close",
                Tenant = TestHub.Shop,
                Subject = new Subject.Known(key.ReturnId),
                Connection = "api",
                OccurredAt = _time.GetUtcNow(),
                Actor = Actor.Person("ada"),
                Body = new ReturnClosureReported(header),
            },
            message: null,
            CancellationToken.None);
        var sweep = host.Services.GetRequiredService<RetentionSweep>();
        (await sweep.RunAsync(CancellationToken.None)).ShouldBeFalse();
        (await vault.ReadAllAsync(key, CancellationToken.None)).ShouldNotBeEmpty();

        _time.Days = 31;
        (await sweep.RunAsync(CancellationToken.None)).ShouldBeFalse();
        await sweep.RunAsync(CancellationToken.None);

        (await vault.ReadAllAsync(key, CancellationToken.None)).ShouldBeEmpty();
        var stream = await store.ReadStreamAsync(key, 1, CancellationToken.None);
        stream.Count(e => e.Type == "returnshub.personal_data.erased.v1").ShouldBe(1);
        stream[^1].CausationId.ShouldStartWith("privacy:retention:");
        stream[^1].Actor.ShouldBe(Actor.Hub);
        (await host.Services.GetRequiredService<IEvidenceStore>().GetAsync(TestHub.Shop, stream[0].Evidence!.Value, CancellationToken.None)).Status.ShouldBe(EvidenceStatus.Erased);
        var entries = (await host.Services.GetRequiredService<IAuditLog>().ListAsync(TestHub.Shop, new PageRequest(), CancellationToken.None)).Items;
        entries.ShouldAllBe(e => e.Action == AuditActions.RetentionSwept);
        entries.Select(e => (e.Details["kind"], e.Details["count"])).ShouldBe([("evidence", "1"), ("personal-data", "1")]);
    }

    public void Dispose() => _hub.Dispose();

    private sealed class Later : TimeProvider
    {
        public int Days { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(Days);
    }
}
