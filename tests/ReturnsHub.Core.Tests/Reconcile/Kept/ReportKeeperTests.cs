using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Core.Tests.Reconcile.Kept;

public class ReportKeeperTests
{
    private static readonly ReconciliationReport Report = new Told().Credited(119.00m, delivery: DeliveryStatus.DeadLettered).Report();

    private readonly Store _store = new();

    [Fact]
    public async Task Each_report_of_a_day_is_its_next_run_and_the_audit_log_has_its_hash()
    {
        var first = await Keeper.KeepAsync(Report, CancellationToken.None);
        var second = await Keeper.KeepAsync(Report with { AsOf = Report.AsOf.AddHours(1) }, CancellationToken.None);

        (first.Run, second.Run).ShouldBe((1, 2));
        _store.Kept.Select(k => k.Head.Hash).ShouldBe([first.Hash, second.Hash]);
        EvidenceHash.Of(_store.Kept[0].Bytes).ShouldBe(first.Hash);
        _store.Entries.Select(e => (e.Action, e.About, e.Details["run"], e.Details["sha256"])).ShouldBe(
        [
            (AuditActions.DayReconciled, "erp/2026-11-20", "1", first.Hash.Value),
            (AuditActions.DayReconciled, "erp/2026-11-20", "2", second.Hash.Value),
        ]);
        (_store.Entries[0].Details["agrees"], _store.Entries[0].Details["differences"]).ShouldBe(("false", "1"));
    }

    [Fact]
    public async Task A_run_that_another_process_kept_meanwhile_is_left_and_the_next_is_taken()
    {
        _store.Before = () => _store.Kept.Add((KeptReport.Of(Report, [], 1), []));
        (await Keeper.KeepAsync(Report, CancellationToken.None)).Run.ShouldBe(2);
        _store.Kept.Select(k => k.Head.Run).ShouldBe([1, 2]);
    }

    private ReportKeeper Keeper => new(_store, _store, new ManualTime());

    private sealed class Store : IReconciliationReports, IAuditLog
    {
        public List<(KeptReport Head, byte[] Bytes)> Kept { get; } = [];

        public List<AuditDraft> Entries { get; } = [];

        public Action? Before { get; set; }

        public Task<bool> KeepAsync(KeptReport head, ReadOnlyMemory<byte> report, CancellationToken ct)
        {
            Before?.Invoke();
            Before = null;
            if (Kept.Exists(k => k.Head.Run == head.Run)) return Task.FromResult(false);
            Kept.Add((head, report.ToArray()));
            return Task.FromResult(true);
        }

        public Task<IReadOnlyList<KeptReport>> OfDayAsync(TenantId tenant, string consumer, DateOnly day, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<KeptReport>>([.. Kept.Select(k => k.Head)]);

        public Task<AuditEntry> AppendAsync(AuditDraft draft, CancellationToken ct)
        {
            Entries.Add(draft);
            return Task.FromResult(AuditChain.Follow(new AuditHead(0, ""), draft));
        }

        public Task<Page<KeptReport>> ListAsync(TenantId tenant, string consumer, PageRequest page, CancellationToken ct) => throw new NotSupportedException();

        public Task<ReadOnlyMemory<byte>?> ReadAsync(TenantId tenant, string consumer, DateOnly day, int run, CancellationToken ct) => throw new NotSupportedException();

        public Task<AuditHead> HeadAsync(TenantId tenant, CancellationToken ct) => throw new NotSupportedException();

        public Task<Page<AuditEntry>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<AuditEntry>> ReadOfReturnAsync(StreamKey key, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<AuditEntry>> ReadAboutAsync(TenantId tenant, string about, CancellationToken ct) => throw new NotSupportedException();
    }
}
