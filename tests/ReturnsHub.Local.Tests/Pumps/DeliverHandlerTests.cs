using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Deliver.Turns;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Wire;
using ReturnsHub.Embedded;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Local.Tests.Pumps;

/// <summary>Promise 7: every retry ends, delivered or dead-lettered with the last answer, and says so on the return.</summary>
public sealed class DeliverHandlerTests : IAsyncLifetime
{
    private DeliveringHub _hub = null!;

    public async Task InitializeAsync() => _hub = await DeliveringHub.OpenAsync();

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task A_failed_attempt_rests_the_session_and_leaves_what_follows_for_later()
    {
        var (first, second) = (await EventAsync("r-1"), await EventAsync("r-2"));

        var settlement = await _hub.Deliver.HandleAsync(_hub.Consumer, new Answering(OutcomeKind.Retry), [Message(first, 1), Message(second, 1)], CancellationToken.None);

        settlement.Completed.ShouldBeEmpty();
        settlement.DeadLettered.ShouldBeEmpty();
        settlement.RetryAfter.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        (await RowAsync(second)).ShouldBeNull("an event is not sent before the one in front of it");
    }

    [Fact]
    public async Task The_last_attempt_ends_in_the_dead_letter_queue_and_the_next_event_goes_on()
    {
        var (first, second) = (await EventAsync("r-1"), await EventAsync("r-2"));

        var settlement = await _hub.Deliver.HandleAsync(
            _hub.Consumer, new Answering(OutcomeKind.Retry, OutcomeKind.Confirmed), [Message(first, 3), Message(second, 1)], CancellationToken.None);

        settlement.DeadLettered.ShouldHaveSingleItem().Description.ShouldBe("503 Service Unavailable");
        settlement.Completed.ShouldHaveSingleItem();
        settlement.RetryAfter.ShouldBeNull();
        (await RowAsync(first))!.Status.ShouldBe(DeliveryStatus.DeadLettered);
        var state = await _hub.Backend.Returns.LoadAsync(new StreamKey(first.Tenant, first.ReturnId), CancellationToken.None);
        state!.Exceptions.ShouldContain(e => e.Kind == ExceptionKind.DeliveryFailed);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again()
    {
        var e = await EventAsync("r-1");

        var settlement = await _hub.Deliver.HandleAsync(_hub.Consumer, new Answering(OutcomeKind.Refused), [Message(e, 1)], CancellationToken.None);

        settlement.DeadLettered.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_left_for_a_consumer_nobody_is_any_more_is_given_up_and_waits_to_be_redriven()
    {
        var e = await EventAsync("r-1");
        var session = new Session();

        await new DeliverStep(_hub.Deliver).ToNobodyAsync(e.Tenant, "erp", InHand(CloudEventJson.Write(e), DeliveryIds.Of("erp", e.Id)), session, CancellationToken.None);

        session.DeadLettered.ShouldBe("consumer-unknown");
        var row = (await RowAsync(e)).ShouldNotBeNull();
        (row.Status, row.Consumer, row.EventId, row.LastAnswer)
            .ShouldBe((DeliveryStatus.DeadLettered, "erp", e.Id, "No consumer of this name is configured any more."));
    }

    [Fact]
    public async Task A_message_for_nobody_that_is_no_event_ends_as_a_dead_letter_alone()
    {
        var session = new Session();

        await new DeliverStep(_hub.Deliver).ToNobodyAsync(ReturnStream.Acme, "erp", InHand("{}"u8.ToArray(), "erp:1"), session, CancellationToken.None);

        session.DeadLettered.ShouldBe("consumer-unknown");
        (await _hub.Backend.Deliveries.ListAsync(ReturnStream.Acme, "erp", null, null, new PageRequest(10), CancellationToken.None)).Items.ShouldBeEmpty();
    }

    private static DeliveryInHand InHand(ReadOnlyMemory<byte> body, string id) => new() { MessageId = id, DeliveryId = id, Body = body };

    private async Task<RecordedEvent> EventAsync(string nativeId)
    {
        var append = new ReturnStream(nativeId, TimeProvider.System, new Uuid7Ids()).Next(EventSamples.Requested());
        await _hub.Backend.Returns.AppendAsync(append, CancellationToken.None);
        return append.Events[0];
    }

    private static ReceivedMessage Message(RecordedEvent e, int attempt) => new(DeliveryIds.Of("erp", e.Id), CloudEventJson.Write(e), attempt, DateTimeOffset.UnixEpoch);

    private Task<Delivery?> RowAsync(RecordedEvent e) => _hub.Backend.Deliveries.FindAsync(e.Tenant, DeliveryIds.Of("erp", e.Id), CancellationToken.None);

    /// <summary>Answers one after the other as told.</summary>
    private sealed class Answering(params OutcomeKind[] answers) : IErpConnector
    {
        private int _next;

        public bool ReceiverDeduplicates => true;

        public Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct) => Task.FromResult(answers[_next++] switch
        {
            OutcomeKind.Confirmed => new DeliveryOutcome(OutcomeKind.Confirmed, "200 OK"),
            var kind => new DeliveryOutcome(kind, "503 Service Unavailable", Category: "http-503"),
        });
    }

    /// <summary>A broker's session that only says how its message was settled.</summary>
    private sealed class Session : IDeliverySession
    {
        public string? DeadLettered { get; private set; }

        public Task<ReadOnlyMemory<byte>> ReadNoteAsync(CancellationToken ct) => throw new InvalidOperationException("Nobody's turn is looked at.");

        public Task WriteNoteAsync(ReadOnlyMemory<byte> note, CancellationToken ct) => throw new InvalidOperationException("Nobody's turn is written.");

        public Task SendAsync(DeliveryCopy copy, CancellationToken ct) => throw new InvalidOperationException("Nothing is tried again.");

        public Task CompleteAsync(CancellationToken ct) => throw new InvalidOperationException("Nothing was delivered.");

        public Task DeadLetterAsync(string reason, string description, CancellationToken ct)
        {
            DeadLettered = reason;
            return Task.CompletedTask;
        }
    }
}
