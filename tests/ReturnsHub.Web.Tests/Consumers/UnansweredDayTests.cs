using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Testing.Time;
using ReturnsHub.Web.Tests.Scenarios;

namespace ReturnsHub.Web.Tests.Consumers;

/// <summary>An ERP that is down at the hour at which yesterday is reconciled.</summary>
public sealed class UnansweredDayTests : IAsyncLifetime
{
    private readonly SandboxHub _sandbox = new();
    private readonly ToldBooks _books = new();

    public Task InitializeAsync() => _sandbox.InitializeAsync();

    public Task DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Is_asked_again_until_it_answers_and_each_answer_is_kept_as_a_run_of_the_day()
    {
        var (daily, time, day) = await MorningAfterAsync();
        _books.Answer = BookedAnswer.NotAsked;
        (await RunAsync(daily)).ShouldBe([false]);
        time.Advance(TimeSpan.FromMinutes(59));
        (await RunAsync(daily)).ShouldBeEmpty();
        time.Advance(TimeSpan.FromMinutes(1));
        (await RunAsync(daily)).ShouldBe([false]);

        _books.Answer = BookedAnswer.Booked;
        time.Advance(TimeSpan.FromHours(3));
        (await RunAsync(daily)).ShouldBe([true]);
        time.Advance(TimeSpan.FromHours(9));
        (await RunAsync(daily)).ShouldBeEmpty();

        var kept = await _sandbox.Hub.Get<IReconciliationReports>().OfDayAsync(RunningHub.Shop, SandboxHub.First, day, CancellationToken.None);
        kept.Select(k => (k.Run, k.Agrees)).ShouldBe([(1, false), (2, false), (3, true)]);
    }

    [Fact]
    public async Task Is_left_alone_after_three_more_looks()
    {
        var (daily, time, _) = await MorningAfterAsync();
        _books.Answer = BookedAnswer.NotAsked;
        var looks = 0;
        for (var hour = 0; hour < 22; hour++)
        {
            looks += (await RunAsync(daily)).Count;
            time.Advance(TimeSpan.FromHours(1));
        }

        looks.ShouldBe(1 + 3);
    }

    [Fact]
    public async Task Is_not_asked_again_when_it_answered_that_something_is_missing()
    {
        var (daily, time, _) = await MorningAfterAsync();
        _books.Answer = BookedAnswer.Missing;
        (await RunAsync(daily)).ShouldBe([false]);
        time.Advance(TimeSpan.FromHours(9));
        (await RunAsync(daily)).ShouldBeEmpty();
    }

    // A return with a credit, and the clock of reconciliation an hour after its day.
    private async Task<(DailyReconciliation Daily, ManualTime Time, DateOnly Day)> MorningAfterAsync()
    {
        var returnId = (await _sandbox.PlayAsync("refund-with-return")).GetProperty("returnId").GetString()!;
        var (hub, stream) = (_sandbox.Hub, await _sandbox.Hub.Get<IReturnStore>().ReadStreamAsync(new StreamKey(RunningHub.Shop, ReturnId.Parse(returnId)), 1, CancellationToken.None));
        var day = DateOnly.FromDateTime(stream.Single(e => e.Data is CreditReleased).RecordedAt.UtcDateTime);
        var time = new ManualTime(new DateTimeOffset(day.AddDays(1).ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero));
        var shop = hub.Get<ITenants>().Find(RunningHub.Shop)!;
        var tenants = new ConfiguredTenants([shop with { Consumers = [shop.Consumers.Single(c => c.Id == SandboxHub.First)] }]);
        var handler = new ReconcileHandler(
            hub.Get<IReturnQueries>(), hub.Get<IReturnStore>(), hub.Get<IDeliveryLedger>(), _books, tenants, SourcePayments.Never, new ReconcileLimits(), time);
        return (new DailyReconciliation(handler, hub.Get<ReportKeeper>(), tenants, hub.Get<ICursors>(), hub.Get<HubMetrics>(), time), time, day);
    }

    private static async Task<IReadOnlyList<bool>> RunAsync(DailyReconciliation daily)
    {
        var told = new Told();
        var round = await daily.RunAsync(told, CancellationToken.None);
        round.ShouldBe(new DailyRound(told.Agreed.Count, 0));
        return told.Agreed;
    }

    private sealed class Told : IReconciledDays
    {
        public List<bool> Agreed { get; } = [];

        public Task ReportedAsync(ReconciliationReport report, CancellationToken ct)
        {
            Agreed.Add(report.Agrees);
            return Task.CompletedTask;
        }

        public Task NotReconciledAsync(ConsumerSettings consumer, DateOnly day, Exception fault, CancellationToken ct) => throw new InvalidOperationException("It was to be reconciled.", fault);
    }

    private sealed class ToldBooks : IBookedDocuments
    {
        public BookedAnswer Answer { get; set; }

        public bool Asks(string connector) => true;

        public Task<BookedDocuments> AskAsync(ConsumerSettings consumer, IReadOnlyList<IReadOnlyList<RecordedEvent>> histories, CancellationToken ct) => Task.FromResult(new BookedDocuments(
            [.. histories.SelectMany(h => h).Where(e => e.Data is CreditReleased).Select(e => Memo(e, (CreditReleased)e.Data))], []));

        private BookedDocumentState Memo(RecordedEvent e, CreditReleased credit) => new()
        {
            ReturnId = e.ReturnId,
            EventId = e.Id,
            Kind = BookedKind.CreditMemo,
            Number = credit.DocumentNumber,
            Amount = credit.Amount,
            Answer = Answer,
        };
    }
}
