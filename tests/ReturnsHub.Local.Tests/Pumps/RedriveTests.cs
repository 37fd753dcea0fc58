using ReturnsHub.Core.Access;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Wire;
using ReturnsHub.Embedded;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Local.Tests.Pumps;

/// <summary>A redriven delivery may be tried, and end, before the redrive itself is on record.</summary>
public sealed class RedriveTests : IAsyncLifetime
{
    private DeliveringHub _hub = null!;

    public async Task InitializeAsync() => _hub = await DeliveringHub.OpenAsync();

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    [Theory]
    [InlineData(OutcomeKind.Confirmed, DeliveryStatus.Confirmed, false)]
    [InlineData(OutcomeKind.Refused, DeliveryStatus.DeadLettered, true)]
    [InlineData(OutcomeKind.Retry, DeliveryStatus.Retrying, false)]
    public async Task However_soon_the_attempt_ends_its_outcome_stands_and_only_a_failure_stays_an_exception(OutcomeKind outcome, DeliveryStatus status, bool failed)
    {
        var e = await DeadLetteredAsync();

        (await RedriveAsync(e, () => TryAsync(e, outcome))).ShouldBeTrue();

        (await RowAsync(e)).Status.ShouldBe(status);
        (await FailedAsync(e)).ShouldBe(failed);
    }

    [Fact]
    public async Task Until_it_is_tried_a_redriven_delivery_waits_for_its_attempt_and_is_no_exception_any_more()
    {
        var e = await DeadLetteredAsync();

        (await RedriveAsync(e, () => Task.CompletedTask)).ShouldBeTrue();

        (await RowAsync(e)).Status.ShouldBe(DeliveryStatus.Retrying);
        (await FailedAsync(e)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_queue_does_not_hold_is_not_redriven_and_stays_an_exception()
    {
        var e = await DeadLetteredAsync();

        (await RedriveAsync(e, tried: null)).ShouldBeFalse();

        (await FailedAsync(e)).ShouldBeTrue();
    }

    private async Task<RecordedEvent> DeadLetteredAsync()
    {
        var append = new ReturnStream("r-1", TimeProvider.System, new Uuid7Ids()).Next(EventSamples.Requested());
        await _hub.Backend.Returns.AppendAsync(append, CancellationToken.None);
        await TryAsync(append.Events[0], OutcomeKind.Refused);
        (await FailedAsync(append.Events[0])).ShouldBeTrue();
        return append.Events[0];
    }

    private Task TryAsync(RecordedEvent e, OutcomeKind outcome) => _hub.Deliver.HandleAsync(
        _hub.Consumer, new Answering(outcome), [new ReceivedMessage(DeliveryIds.Of("erp", e.Id), CloudEventJson.Write(e), 1, DateTimeOffset.UnixEpoch)], CancellationToken.None);

    private Task<bool> RedriveAsync(RecordedEvent e, Func<Task>? tried) =>
        new Redrive(_hub.Backend.Deliveries, new Quick(tried), _hub.Record, TimeProvider.System)
            .RedriveAsync(e.Tenant, DeliveryIds.Of("erp", e.Id), Actor.Person("adam"), [Role.Administrator], null, CancellationToken.None);

    private async Task<Delivery> RowAsync(RecordedEvent e) =>
        (await _hub.Backend.Deliveries.FindAsync(e.Tenant, DeliveryIds.Of("erp", e.Id), CancellationToken.None)).ShouldNotBeNull();

    private async Task<bool> FailedAsync(RecordedEvent e) =>
        (await _hub.Backend.Returns.LoadAsync(new StreamKey(e.Tenant, e.ReturnId), CancellationToken.None))!.Exceptions.Any(x => x.Kind == ExceptionKind.DeliveryFailed);

    private sealed class Answering(OutcomeKind answer) : IErpConnector
    {
        public bool ReceiverDeduplicates => true;

        public Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct) =>
            Task.FromResult(new DeliveryOutcome(answer, "an answer", Category: answer == OutcomeKind.Confirmed ? null : "http-422"));
    }

    /// <summary>Dead letters whose redriven message is tried before the call comes back; null: it holds none.</summary>
    private sealed class Quick(Func<Task>? tried) : IDeadLetters
    {
        public async Task<bool> RedriveAsync(string queue, string messageId, CancellationToken ct)
        {
            if (tried is null) return false;
            await tried();
            return true;
        }

        public Task<Page<DeadLetter>> ListDeadLettersAsync(string queue, PageRequest page, CancellationToken ct) => throw new InvalidOperationException("Nobody lists.");

        public Task<QueueDepth> DepthAsync(string queue, CancellationToken ct) => throw new InvalidOperationException("Nobody counts.");
    }
}
