using System.Text;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Intake.Batches;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Core.Tests.Intake.Batches;

/// <summary>Files: how many rows are in hand at a time, what becomes of bad ones, and what is counted.</summary>
public sealed class BatchIntakeTests : IDisposable
{
    private static readonly TenantId Acme = new("acme");
    private readonly Store _store = new();
    private readonly Quarantined _quarantine = new();
    private readonly HubMetrics _metrics = new();
    private readonly BatchIntake _intake;

    public BatchIntakeTests() => _intake = new BatchIntake(
        new Hub(new Tenant
        {
            Id = Acme,
            Policy = DefaultPolicy.Document,
            Connections = [new ConnectionSettings { Tenant = Acme, Id = "dock", Source = "lines" }, new ConnectionSettings { Tenant = Acme, Id = "shop", Source = "calls" }],
        }),
        [new Lines(), new Calls()], _store, _quarantine, _quarantine, _metrics, new ManualTime(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero)));

    [Fact]
    public async Task Rows_are_kept_many_at_a_time_and_never_more_than_the_limit()
    {
        // At 40 ms a row, a file of 100,000 takes 67 minutes one by one: no host gives a function as long, so it would never be taken in.
        _store.Hold();
        var taking = Take(string.Join('\n', Enumerable.Range(0, 100)));
        _store.Waiting.ShouldBe(BatchIntake.RowsAtATime);
        _store.Release();
        (await taking).ShouldBe(new BatchResult(Kept: 100, Duplicates: 0, Quarantined: 0));
        _store.Most.ShouldBe(BatchIntake.RowsAtATime);
    }

    [Fact]
    public async Task The_same_row_twice_is_kept_once_also_when_both_come_together() =>
        (await Take("a\na\nb\na")).ShouldBe(new BatchResult(Kept: 2, Duplicates: 2, Quarantined: 0));

    [Fact]
    public async Task A_bad_row_waits_with_its_number_and_reason_and_the_others_are_kept()
    {
        (await Take("a\nbad\nb")).ShouldBe(new BatchResult(Kept: 2, Duplicates: 0, Quarantined: 1));
        _quarantine.Messages.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            m => m.Reason.ShouldBe("bad"), m => m.Detail.ShouldBe("Row 2 of the file rows.ndjson: Mend it."), m => m.Message.Connection.ShouldBe("dock"));
    }

    [Fact]
    public async Task What_a_crash_left_half_done_is_finished_by_taking_the_file_again()
    {
        _store.FailAt(50);
        await Should.ThrowAsync<IOException>(Take(string.Join('\n', Enumerable.Range(0, 100))));
        _store.Kept.ShouldBeLessThan(100);
        var again = await Take(string.Join('\n', Enumerable.Range(0, 100)));
        (again.Kept + again.Duplicates, _store.Kept).ShouldBe((100, 100));
    }

    [Fact]
    public async Task A_host_that_stops_ends_the_work_and_what_was_begun_is_finished()
    {
        using var stop = new CancellationTokenSource();
        _store.Hold();
        var taking = _intake.TakeInAsync("acme", "dock", "rows.ndjson", Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 100))), stop.Token);
        await stop.CancelAsync();
        _store.Release();
        await Should.ThrowAsync<OperationCanceledException>(taking);
        _store.Kept.ShouldBe(BatchIntake.RowsAtATime);
    }

    [Fact]
    public async Task Rows_are_counted_as_messages_of_their_connection_are()
    {
        await Take("a\nb\na");
        (_metrics.KeptTotal, _metrics.DuplicateTotal).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData("acme", "dock", "rows.xlsx", "format-unknown", true)]
    [InlineData("acme", "shop", "rows.csv", "source-takes-no-files", false)]
    [InlineData("acme", "nobody", "rows.csv", "connection-unknown", false)]
    public async Task A_file_that_is_refused_waits_under_its_connection_where_it_has_one(string tenant, string connection, string name, string reason, bool waits)
    {
        var refused = await Should.ThrowAsync<BatchRefusedException>(_intake.TakeInAsync(tenant, connection, name, "a"u8.ToArray(), CancellationToken.None));
        refused.Reason.ShouldBe(reason);
        (await _intake.SetAsideAsync(tenant, connection, name, new byte[BatchLimits.MostBytes + 1], refused, CancellationToken.None)).ShouldBe(waits);
        if (waits) _quarantine.Messages.ShouldHaveSingleItem().Detail.ShouldContain("rows.xlsx");
        else _quarantine.Messages.ShouldBeEmpty();
    }

    public void Dispose() => _metrics.Dispose();

    private Task<BatchResult> Take(string rows) => _intake.TakeInAsync("acme", "dock", "rows.ndjson", Encoding.UTF8.GetBytes(rows), CancellationToken.None);

    private sealed class Lines : Calls, IBatchSource
    {
        public override string Name => "lines";

        public IEnumerable<BatchRow> Split(BatchFormat format, ReadOnlyMemory<byte> file) =>
            Encoding.UTF8.GetString(file.Span).Split('\n').Select((line, i) => new BatchRow(i + 1, Encoding.UTF8.GetBytes(line)));
    }

    private class Calls : ISource
    {
        public virtual string Name => "calls";

        public IReadOnlyList<string> Check(ConnectionSettings connection) => [];

        public Verification Verify(WebhookRequest request, ConnectionSettings connection) => new Verification.Ignored(200, "files only");

        public Normalised Normalise(InboundMessage message, ReadOnlyMemory<byte> raw) =>
            raw.Span.SequenceEqual("bad"u8) ? new Normalised.Unreadable("bad", "Mend it.") : new Normalised.Read();
    }

    private sealed class Store : IIntakeStore
    {
        private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
        private TaskCompletionSource? _held;
        private int _calls;
        private int _failAt;

        public int Kept => _kept.Count;

        public int Waiting { get; private set; }

        public int Most { get; private set; }

        public void Hold() => _held = new TaskCompletionSource();

        public void Release() => _held!.SetResult();

        public void FailAt(int call) => _failAt = call;

        public async Task<KeepResult> KeepAsync(InboundMessage message, ReadOnlyMemory<byte> raw, CancellationToken ct)
        {
            if (++_calls == _failAt) throw new IOException("The store went away.");
            Most = Math.Max(Most, ++Waiting);
            if (_held is { } held) await held.Task;
            Waiting--;
            return _kept.Add(message.Id) ? KeepResult.Kept : KeepResult.Duplicate;
        }
    }

    private sealed class Quarantined : IQuarantine, IEvidenceStore
    {
        public List<QuarantinedMessage> Messages { get; } = [];

        public Task PutAsync(QuarantinedMessage message, CancellationToken ct)
        {
            Messages.Add(message);
            return Task.CompletedTask;
        }

        public Task<EvidenceHash> PutAsync(TenantId tenant, ReadOnlyMemory<byte> raw, CancellationToken ct) => Task.FromResult(EvidenceHash.Of(raw.Span));

        public Task<QuarantinedMessage?> FindAsync(TenantId tenant, string messageId, CancellationToken ct) => throw new NotSupportedException();

        public Task MarkAsync(TenantId tenant, string messageId, QuarantineStatus status, CancellationToken ct) => throw new NotSupportedException();

        public Task<Page<QuarantinedMessage>> ListAsync(TenantId? tenant, QuarantineStatus? status, PageRequest page, CancellationToken ct) => throw new NotSupportedException();

        public Task<EvidencePiece> GetAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct) => throw new NotSupportedException();

        public Task<bool> EraseAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class Hub(params Tenant[] tenants) : ITenants
    {
        public IReadOnlyCollection<Tenant> All => tenants;

        public Tenant? Find(TenantId id) => tenants.FirstOrDefault(t => t.Id == id);
    }
}
